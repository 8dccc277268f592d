package io.gatehouse.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** The log as a stream without end, read from the database as fast as its reader takes it and no faster. */
@ApplicationScoped
public class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final int PAGE = 100;

    private final Events events;
    private final Horizons horizons;
    private final EventSignal signal;

    EventStream(Events events, Horizons horizons, EventSignal signal) {
        this.events = events;
        this.horizons = horizons;
        this.signal = signal;
    }

    /** Where somebody begins who wants only what is told from now on. */
    Uni<EventCursor> now() {
        return horizons.now().map(EventCursor::before);
    }

    /** Everything behind the cursor, each event once and in order; stops when the reader cancels. */
    Multi<Event> follow(Audience audience, EventCursor from, EventQuery query) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Reader(audience, query, from), Reader::read)
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page.events()))
                .onFailure()
                .invoke(failure -> LOG.error("a stream of events broke off", failure));
    }

    private final class Reader {

        private final Audience audience;
        private final EventQuery query;
        /** The reader's own event loop: not all readers on the one that told them to go on. */
        private final Context context = Vertx.currentContext();

        private EventPage last;

        Reader(Audience audience, EventQuery query, EventCursor from) {
            this.audience = audience;
            this.query = query;
            this.last = new EventPage(List.of(), from, 0, false);
        }

        Uni<EventPage> read() {
            var mayGoOn = last.atEnd()
                    ? signal.beyond(last.horizon()).emitOn(this::run)
                    : Uni.createFrom().voidItem();
            return mayGoOn.chain(() -> events.after(audience, last.next(), query, PAGE))
                    .invoke(page -> last = page);
        }

        private void run(Runnable work) {
            if (context == null) {
                work.run();
            } else {
                context.runOnContext(now -> work.run());
            }
        }
    }
}

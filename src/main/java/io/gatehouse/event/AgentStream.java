package io.gatehouse.event;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What one stream tells beside the log. Its methods are called one after the other, except {@link #heard}. */
public interface AgentStream {

    /** A stream that tells the log and nothing else. */
    AgentStream OF_NO_AGENT = new OfNoAgent();

    /** What is as it is when the stream begins. */
    Uni<List<StreamMessage>> begun();

    /** An event of the log, with what this reader is told along with it. */
    Uni<StreamMessage> told(StreamMessage event);

    /** Completes with true when there may be something to tell. */
    Uni<Boolean> stirred();

    /** What is not as it was told last. */
    Uni<List<StreamMessage>> changed();

    /** The reader gave a sign of life. */
    void heard();

    void closed();

    /** Nothing beside the log. */
    final class OfNoAgent implements AgentStream {

        @Override
        public Uni<List<StreamMessage>> begun() {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<StreamMessage> told(StreamMessage event) {
            return Uni.createFrom().item(event);
        }

        @Override
        public Uni<Boolean> stirred() {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<List<StreamMessage>> changed() {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public void heard() {
            // nobody asks
        }

        @Override
        public void closed() {
            // nothing was opened
        }
    }
}

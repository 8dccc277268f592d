package io.gatehouse.order.wechat.parking;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.WechatPayException;
import io.gatehouse.fee.Quote;
import io.gatehouse.order.wechat.WechatFault;
import io.gatehouse.order.wechat.parking.Promises.Home;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.vehicle.Stay;
import io.gatehouse.vehicle.StayAccount;
import io.gatehouse.vehicle.StayQuotes;
import io.gatehouse.vehicle.StayState;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Tells WeChat Pay of the cars that came in, until it has said whether it will pay for them. No gate waits for it. */
@ApplicationScoped
class EntryNoticeService {

    private static final Logger LOG = Logger.getLogger(EntryNoticeService.class);
    private static final int AT_ONCE = 200;
    /** A stay that costs nothing for longer is announced as free for so long. */
    private static final Duration LONGEST_FREE = Duration.ofDays(31);

    private final Database database;
    private final Promises promises;
    private final StayQuotes quotes;
    private final ParkingCalls calls;
    private final MeterRegistry meters;
    private final Clock clock;

    EntryNoticeService(
            Database database,
            Promises promises,
            StayQuotes quotes,
            ParkingCalls calls,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.promises = promises;
        this.quotes = quotes;
        this.calls = calls;
        this.meters = meters;
        this.clock = clock;
    }

    /** A promise that is to be asked for, and the stay as it is now. */
    private record Entry(Promise promise, StayAccount account) {}

    Uni<Void> tellDue() {
        var due = database.acrossTenants(connection -> promises.due(connection, clock.instant(), AT_ONCE));
        return Sweeps.each(due, this::tell);
    }

    private Uni<Void> tell(Home of) {
        return database.inTenant(of.tenantId(), tx -> promises.claim(tx, of, clock.instant())
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().<Entry>nullItem()
                                : quotes.of(tx, of.tenantId(), of.stayId())
                                        .map(account -> new Entry(claimed.get(), account))))
                .chain(entry -> entry == null ? Uni.createFrom().voidItem() : tell(of, entry));
    }

    private Uni<Void> tell(Home of, Entry entry) {
        var stay = entry.account().stay();
        if (stay.state() != StayState.LIVE) {
            return become(of, entry.promise(), promise -> promise.none("stay-over"));
        }
        return entry.promise().state() == PromiseState.ASKED
                ? enter(of, entry.promise(), entry.account())
                : askService(of, entry);
    }

    private Uni<Void> askService(Home of, Entry entry) {
        return calls.service(entry.promise())
                .onFailure(WechatPayException.class)
                .recoverWithItem(Optional.empty())
                .call(found -> become(of, entry.promise(), promise -> served(promise, found)))
                .chain(found -> found.map(ServiceState::mayPromise).orElse(true)
                        ? enter(of, entry.promise(), entry.account())
                        : Uni.createFrom().voidItem());
    }

    private static Promise served(Promise promise, Optional<ServiceState> found) {
        return found.map(state -> state.mayPromise()
                        ? promise.serviceIs(state).asked()
                        : promise.serviceIs(state).none("service-" + state))
                .orElseGet(promise::asked);
    }

    private Uni<Void> enter(Home of, Promise promise, StayAccount account) {
        return calls.enter(promise, freeSeconds(account))
                .onFailure(WechatPayException.class)
                .invoke(failure -> LOG.warnf("Stay %s is announced later: %s", promise.stayId(), why(failure)))
                .onFailure(WechatPayException.class)
                .recoverWithNull()
                .chain(answer -> answer == null ? Uni.createFrom().voidItem() : become(of, promise, answer));
    }

    private static String why(Throwable failure) {
        return failure instanceof ServiceException refused
                ? WechatFault.of(refused).reason()
                : "not-reached";
    }

    /** What WeChat told of meanwhile is not undone; of a plate that was corrected meanwhile nothing is known. */
    private Uni<Void> become(Home of, Promise asked, UnaryOperator<Promise> move) {
        return database.inTenant(of.tenantId(), tx -> promises.lock(tx, of)
                .chain(now -> now.isEmpty() || now.get().round() != asked.round()
                        ? Uni.createFrom().voidItem()
                        : promises.save(tx, counted(now.get(), move.apply(now.get())))));
    }

    private Promise counted(Promise before, Promise after) {
        if (before.state() != after.state() && after.state() != PromiseState.ASKED) {
            meters.counter("gatehouse.parking.promises", "state", after.state().name())
                    .increment();
        }
        return after;
    }

    /** Whole minutes until the stay costs something. */
    private static int freeSeconds(StayAccount account) {
        Stay stay = account.stay();
        Instant began = stay.enteredAt();
        Quote quote = account.quoteAt(began);
        if (quote.owed() > 0) {
            return 0;
        }
        var until = quote.nextRise() == null
                ? began.plus(LONGEST_FREE)
                : quote.nextRise().at();
        return Math.toIntExact(
                TimeUnit.MINUTES.toSeconds(Duration.between(began, until).toMinutes()));
    }
}

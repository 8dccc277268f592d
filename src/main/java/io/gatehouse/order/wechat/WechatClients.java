package io.gatehouse.order.wechat;

import io.gatehouse.order.wechat.account.Merchant;
import io.gatehouse.order.wechat.account.Merchants;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SealedText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The clients of all accounts, and the threads on which they wait. The threads are theirs alone and not many: when WeChat
 * Pay is slow, nobody else is.
 */
@ApplicationScoped
public class WechatClients {

    private static final int WAITING_PER_CALLER = 4;
    private static final int READERS = 4;

    private final Merchants merchants;
    private final SealedText sealed;
    private final WechatHttp http;
    private final WechatConfig config;
    private final MeterRegistry meters;
    private final ThreadPoolExecutor callers;
    private final ThreadPoolExecutor readers;
    private final Map<UUID, WechatClient> clients = new ConcurrentHashMap<>();

    WechatClients(Merchants merchants, SealedText sealed, WechatHttp http, WechatConfig config, MeterRegistry meters) {
        this.merchants = merchants;
        this.sealed = sealed;
        this.http = http;
        this.config = config;
        this.meters = meters;
        this.callers = threads("wechat-", config.callers());
        this.readers = threads("wechat-letters-", READERS);
    }

    private static ThreadPoolExecutor threads(String name, int most) {
        var number = new AtomicInteger();
        var pool = new ThreadPoolExecutor(
                most, most, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(most * WAITING_PER_CALLER), work -> {
                    var thread = new Thread(work, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    void stop(@Observes ShutdownEvent stopping) {
        callers.shutdown();
        readers.shutdown();
    }

    /**
     * One call in the name of an account. Fails with the SDK's exceptions, whose messages say no more than a log may
     * have, or with a {@code RejectedExecutionException} when too many wait already.
     *
     * @param what for the metrics, e.g. {@code native}
     */
    public <T> Uni<T> call(UUID tenant, UUID account, String what, Again again, Function<WechatClient, T> work) {
        if (account == null) {
            return Uni.createFrom()
                    .failure(Problem.conflict("no-payment-account", "The park has no account at WeChat Pay."));
        }
        return merchants.of(tenant, account).chain(merchant -> call(merchant, what, again, work));
    }

    public <T> Uni<T> call(Merchant merchant, String what, Again again, Function<WechatClient, T> work) {
        return on(callers, merchant, client -> metered(what, again, client, work));
    }

    /** What is no call, but may have to make one: letters are read while all callers wait. */
    public <T> Uni<T> elsewhere(Merchant merchant, Function<WechatClient, T> work) {
        return on(readers, merchant, work);
    }

    private <T> Uni<T> on(ThreadPoolExecutor threads, Merchant merchant, Function<WechatClient, T> work) {
        var done = Uni.createFrom().item(() -> work.apply(of(merchant))).runSubscriptionOn(threads);
        var context = Vertx.currentContext();
        return context == null ? done : done.emitOn(next -> context.runOnContext(nothing -> next.run()));
    }

    /** Made anew when the account has changed. */
    private WechatClient of(Merchant merchant) {
        return clients.compute(
                merchant.id(),
                (id, known) -> known != null && known.merchant().version() == merchant.version()
                        ? known
                        : WechatClient.of(merchant, sealed, http.client(), config.certificatePause()));
    }

    private <T> T metered(String what, Again again, WechatClient client, Function<WechatClient, T> work) {
        try {
            return metered(what, client, work);
        } catch (RuntimeException failure) {
            if (again.mayFollow(failure)) {
                return metered(what, client, work);
            }
            throw failure;
        }
    }

    private <T> T metered(String what, WechatClient client, Function<WechatClient, T> work) {
        var began = Timer.start(meters);
        var outcome = "ok";
        try {
            return work.apply(client);
        } catch (RuntimeException failure) {
            outcome = WechatRefusal.outcome(failure);
            throw WechatRefusal.shortened(what, failure);
        } finally {
            began.stop(meters.timer("gatehouse.wechat.calls", "call", what, "outcome", outcome));
        }
    }
}

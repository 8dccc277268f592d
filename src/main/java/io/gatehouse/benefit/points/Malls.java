package io.gatehouse.benefit.points;

import io.gatehouse.benefit.points.PointsHolds.Mall;
import io.gatehouse.platform.OutgoingAddresses;
import io.gatehouse.platform.OutgoingAnswer;
import io.gatehouse.platform.OutgoingRequest;
import io.gatehouse.platform.OutgoingRequests;
import io.gatehouse.platform.SealedText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** Speaks to malls, as this package's description says. Never fails: no answer is an answer. */
@ApplicationScoped
class Malls {

    private static final Logger LOG = Logger.getLogger(Malls.class);
    private static final int MOST_BYTES = 16 * 1024;
    private static final int CREATED_LAST = 299;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final String PHONE = "phone:";

    private final OutgoingAddresses addresses;
    private final OutgoingRequests requests;
    private final SealedText sealed;
    private final MeterRegistry meters;

    Malls(OutgoingAddresses addresses, OutgoingRequests requests, SealedText sealed, MeterRegistry meters) {
        this.addresses = addresses;
        this.requests = requests;
        this.sealed = sealed;
        this.meters = meters;
    }

    private interface Reading {
        MallAnswer of(OutgoingAnswer answer);
    }

    Uni<MallAnswer> reserve(Mall mall, PointsHold hold, Duration patience) {
        var driver = hold.driver();
        var about = new JsonObject()
                .put("plate", hold.plate())
                .put("phone", driver != null && driver.startsWith(PHONE) ? driver.substring(PHONE.length()) : null)
                .put("parkId", hold.parkId().toString())
                .put("stayId", hold.stayId().toString())
                .put("owed", money(hold.asked(), hold.currency()))
                .put("until", hold.until().toString());
        return ask(mall, hold, "PUT", "", about, patience, answer -> worth(hold, answer));
    }

    Uni<MallAnswer> confirm(Mall mall, PointsHold hold, Duration patience) {
        var used = new JsonObject().put("amount", money(hold.used(), hold.currency()));
        return ask(mall, hold, "PUT", "/confirmation", used, patience, answer -> switch (answer.status()) {
            case NOT_FOUND, CONFLICT, GONE -> MallAnswer.REFUSED;
            default -> done(answer);
        });
    }

    Uni<MallAnswer> release(Mall mall, PointsHold hold, Duration patience) {
        return ask(mall, hold, "DELETE", "", null, patience, answer -> switch (answer.status()) {
            case NOT_FOUND, GONE -> MallAnswer.DONE;
            default -> done(answer);
        });
    }

    private Uni<MallAnswer> ask(
            Mall mall,
            PointsHold hold,
            String method,
            String what,
            JsonObject body,
            Duration patience,
            Reading reading) {
        var began = Timer.start(meters);
        return Uni.createFrom()
                .deferred(() -> requests.send(request(mall, hold, method, what, body, patience)))
                .map(reading::of)
                .onFailure()
                .invoke(failure -> LOG.warnf("Points %s %s%s: %s", method, hold.id(), what, failure.toString()))
                .onFailure()
                .recoverWithItem(MallAnswer.NONE)
                .invoke(answer -> began.stop(meters.timer(
                        "gatehouse.points.requests",
                        "what",
                        method.equals("DELETE") ? "release" : what.isEmpty() ? "reserve" : "confirm",
                        "outcome",
                        answer.kind().name().toLowerCase(Locale.ROOT))));
    }

    private OutgoingRequest request(
            Mall mall, PointsHold hold, String method, String what, JsonObject body, Duration patience) {
        var address = addresses.kept(mall.address().replaceAll("/+$", "") + "/reservations/" + hold.id() + what);
        var headers = Map.of(
                "Authorization",
                "Bearer " + sealed.open(mall.sealedSecret()),
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
        return new OutgoingRequest(method, address, headers, body == null ? null : body.encode(), patience, MOST_BYTES);
    }

    /** What it says in another currency, or in no words of ours, is no answer. */
    private static MallAnswer worth(PointsHold hold, OutgoingAnswer answer) {
        if (answer.status() == NOT_FOUND) {
            return MallAnswer.NOTHING;
        }
        if (done(answer) != MallAnswer.DONE) {
            return MallAnswer.NONE;
        }
        try {
            var amount = new JsonObject(new String(answer.body(), StandardCharsets.UTF_8)).getJsonObject("amount");
            boolean ours = amount != null && hold.currency().equals(amount.getString("currency"));
            return ours ? MallAnswer.worth(amount.getLong("amount", 0L)) : MallAnswer.NONE;
        } catch (DecodeException | ClassCastException notOurs) {
            return MallAnswer.NONE;
        }
    }

    private static MallAnswer done(OutgoingAnswer answer) {
        boolean good = answer.status() >= 200 && answer.status() <= CREATED_LAST;
        return good ? MallAnswer.DONE : MallAnswer.NONE;
    }

    private static JsonObject money(long amount, String currency) {
        return new JsonObject().put("amount", amount).put("currency", currency);
    }
}

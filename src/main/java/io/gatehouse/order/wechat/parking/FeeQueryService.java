package io.gatehouse.order.wechat.parking;

import io.gatehouse.order.Plates;
import io.gatehouse.order.wechat.account.Merchant;
import io.gatehouse.order.wechat.notice.Envelope;
import io.gatehouse.order.wechat.notice.Letter;
import io.gatehouse.order.wechat.notice.Letters;
import io.gatehouse.order.wechat.parking.ParkedCars.Parked;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers WeChat Pay's parking service what a car's parking costs. It signs its questions, and waits 3 s for an answer. */
@ApplicationScoped
class FeeQueryService {

    private static final Duration PATIENCE = Duration.ofMillis(2_500);
    private static final String QUESTION = "PARKING_FEE.QUERY_TRANS_INFO";

    private final Letters letters;
    private final ParkedCars cars;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    FeeQueryService(Letters letters, ParkedCars cars, Database database, MeterRegistry meters, Clock clock) {
        this.letters = letters;
        this.cars = cars;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param account whose question it is; null: whoever's public key it is signed with */
    Uni<FeeAnswer> answer(UUID account, Envelope envelope) {
        var began = Timer.start(meters);
        return Uni.createFrom()
                .deferred(() -> account == null ? openedByKey(envelope) : letters.opened(account, envelope))
                .chain(this::answer)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> Problem.unavailable("not-yet", "Not known in time."))
                .onTermination()
                .invoke((answer, failure, cancelled) -> began.stop(meters.timer(
                        "gatehouse.parking.fee.queries", "outcome", answer == null ? "FAIL" : answer.code())));
    }

    /** Accounts of one merchant share its key: the question is any of theirs that can open it. */
    private Uni<Letter> openedByKey(Envelope envelope) {
        if (envelope.serial() == null) {
            throw notSigned();
        }
        return database.acrossTenants(connection -> cars.accountsOfKey(connection, envelope.serial()))
                .chain(accounts -> firstOpened(accounts, envelope));
    }

    private Uni<Letter> firstOpened(List<UUID> accounts, Envelope envelope) {
        return Multi.createFrom()
                .iterable(accounts)
                .onItem()
                .transformToUniAndConcatenate(account -> letters.opened(account, envelope)
                        .onFailure(Problem.class)
                        .recoverWithNull())
                .toUni()
                .onItem()
                .ifNull()
                .failWith(FeeQueryService::notSigned);
    }

    private static Problem notSigned() {
        return Problem.of(401, "bad-signature", "The question is not signed for any account here.");
    }

    private Uni<FeeAnswer> answer(Letter letter) {
        letter.refuseUnlessOurParking();
        if (!letter.eventType().equals(QUESTION) || letter.text("plate_number") == null) {
            throw Problem.badRequest("unreadable", "It is not asked what the parking of a car costs.");
        }
        var plate = Plates.normalised("plate_number", letter.text("plate_number"));
        var merchant = letter.merchant();
        return database.inTenant(merchant.tenantId(), tx -> cars.inside(tx, merchant, plate, letter.text("parking_id"))
                        .chain(inside -> known(tx, merchant, plate, inside)))
                // a year under a long tariff takes a while, and the event loop serves the lanes
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> known.answerAt(clock.instant()));
    }

    private record Known(String plate, Optional<Parked> inside, long arrears) {

        FeeAnswer answerAt(Instant now) {
            return inside.map(car -> FeeAnswer.of(car, now)).orElseGet(() -> FeeAnswer.outside(plate, arrears));
        }
    }

    private Uni<Known> known(SqlConnection tx, Merchant merchant, String plate, Optional<Parked> inside) {
        return inside.isPresent()
                ? Uni.createFrom().item(new Known(plate, inside, 0))
                : cars.arrears(tx, merchant, plate).map(owed -> new Known(plate, inside, owed));
    }
}

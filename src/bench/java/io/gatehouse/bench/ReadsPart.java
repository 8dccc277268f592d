package io.gatehouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Direction;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;

/** What consoles and integrators ask. */
final class ReadsPart {

    private static final int WORKERS = 8;
    private static final int PAGE = 200;
    private static final String QUOTE =
            """
            {"enteredAt": "2026-09-01T10:00:00+08:00", "until": "2026-09-03T12:30:00+08:00", "timeZone": "Asia/Shanghai",
             "tariff": {"currency": "CNY", "plans": [
               {"freeMinutes": [{"minutes": 30, "per": "ENTRY", "chargedOnceExceeded": true}],
                "periods": [{"steps": [{"until": 60, "amount": 500}, {"every": 60, "amount": 300}]}],
                "caps": [{"per": "HOURS", "count": 24, "amount": 3000, "after": "CONTINUE"}]}]}}
            """;

    private final Town town;
    private final BenchOptions options;
    private final Report report;

    ReadsPart(Town town, BenchOptions options, Report report) {
        this.town = town;
        this.options = options;
        this.report = report;
    }

    void measure(String park, String setting) throws InterruptedException, SQLException {
        var quote = Town.read(QUOTE);
        asked("quotes through HTTP", setting, () -> town.operator().post("/v1/tariffs/quote", quote));
        var robot = town.robot(park, Direction.ENTRY);
        var lane = town.laneOf(robot);
        asked("scene of a lane", setting, () -> town.operator().get("/v1/lanes/" + lane + "/scene"));
        asked("vehicle by its plate", setting, () -> town.operator().get("/v1/vehicles/%E7%B2%A4B00001"));
        var list = "/v1/stays?limit=" + PAGE + "&parkId=" + park;
        asked("stays, page 1", setting, () -> town.operator().get(list));
        var far = cursor(park, 1_000);
        if (far != null) {
            asked("stays, page 1000", setting, () -> town.operator().get(list + "&after=" + far));
        }
        robot.close();
    }

    private interface Question {
        JsonNode ask();
    }

    private void asked(String what, String setting, Question question) throws InterruptedException {
        var measured = Workers.measure(WORKERS, options.each().dividedBy(2), worker -> question.ask());
        report.add(what, setting, measured.toString());
    }

    /** Where a page begins, as a client has it who followed {@code next} so often; null: there are not so many. */
    private String cursor(String park, int page) throws SQLException {
        var id = town.one(
                "select id::text from stay where tenant_id = '%s' and park_id = '%s' order by id desc offset %d limit 1"
                        .formatted(town.tenant(), park, (page - 1) * PAGE - 1));
        if (id == null) {
            return null;
        }
        var uuid = UUID.fromString(id);
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}

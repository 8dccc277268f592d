package io.gatehouse.simulator.desk;

import static io.gatehouse.simulator.traffic.Columns.wide;

import io.gatehouse.simulator.desk.CallStory.Offer;
import io.gatehouse.simulator.traffic.Lane;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints one line for each call when it is over: who called, who was asked, what was done about it, and how long it took. */
final class CallLine implements Consumer<CallStory> {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Map<String, String> LOST =
            Map.of("TIMED_OUT", " let it run out", "REJECTED", " rejected", "WITHDRAWN", " was gone");

    private final PrintStream out;
    private final Map<String, Lane> lanes;
    private final Map<String, String> agents;

    /** @param agents their names by their ids */
    CallLine(PrintStream out, List<Lane> lanes, Map<String, String> agents) {
        this.out = out;
        this.lanes = lanes.stream()
                .collect(Collectors.toMap(lane -> lane.robot().config().code(), Function.identity()));
        this.agents = agents;
    }

    @Override
    public void accept(CallStory call) {
        out.println(line(call));
    }

    private String line(CallStory call) {
        var lane = call.robot().map(lanes::get);
        return String.join(
                "  ",
                CLOCK.format(call.queued().plus(call.endedAfter())),
                wide(lane.map(Lane::park).orElse("-"), 10),
                wide(lane.map(Lane::name).or(call::robot).orElse("-"), 4),
                wide("☎ " + call.why(), 38),
                "offered to " + call.offers().stream().map(this::offer).collect(Collectors.joining(" → ")),
                call.answeredAfter()
                        .map(after -> "answered after " + seconds(after))
                        .orElse("not answered"),
                done(call),
                (call.answeredAfter().isPresent() ? "closed after " : "over after ") + seconds(call.endedAfter()) + ": "
                        + call.end());
    }

    private static String done(CallStory call) {
        if (call.actions().isEmpty()) {
            return call.answeredAfter().isPresent() ? "only talked" : "nothing done";
        }
        return String.join(", ", call.actions());
    }

    private String offer(Offer offer) {
        var name = agents.getOrDefault(offer.agent(), offer.agent());
        return offer.lost() == null ? name : name + LOST.getOrDefault(offer.lost(), " " + offer.lost());
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}

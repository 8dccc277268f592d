package io.gatehouse.simulator.desk;

import static io.gatehouse.simulator.desk.Console.json;

import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.traffic.Plea;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Some agents at work, from the moment at which they take their seats until they leave; and everything that they do, told. */
public final class DeskShift implements AutoCloseable {
    private static final List<String> NAMES = List.of("李娜", "王伟", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "周婷");
    private static final int FIRST_SEAT = 8001;
    private static final Duration RINGS_EVERY = Duration.ofSeconds(60);
    private static final Duration TALK = Duration.ofSeconds(15);

    private final Setting setting;
    private final PlatformApi operator;
    private final Tokens tokens;
    private final List<Lane> lanes;
    private final PrintStream out;
    private final DeskSummary summary = new DeskSummary();
    private final List<AutoCloseable> atWork = new ArrayList<>();
    private LiveStream log;

    /**
     * Who works, and how.
     *
     * @param base of the platform's HTTP API
     */
    public record Setting(URI base, int agents, Tempo tempo, long seed) {}

    /**
     * Asked for whenever one is needed.
     *
     * @param operator who sets up agents and watches
     * @param agent by its subject
     */
    public record Tokens(Supplier<String> operator, Function<String, String> agent) {}

    public DeskShift(Setting setting, Tokens tokens, List<Lane> lanes, PrintStream out) {
        this.setting = setting;
        this.tokens = tokens;
        this.lanes = lanes;
        this.out = out;
        operator = PlatformApi.at(setting.base()).with(tokens.operator());
    }

    /** Returns when all are ready. */
    public DeskShift start() {
        var names = new LinkedHashMap<String, String>();
        for (int n = 0; n < setting.agents(); n++) {
            names.put(setUp(n), name(n));
        }
        watch(names);
        for (int n = 0; n < setting.agents(); n++) {
            var subject = subject(n);
            var agent = new SimulatedAgent(
                    setting.base(),
                    () -> tokens.agent().apply(subject),
                    setting.tempo(),
                    setting.seed() + n,
                    this::speaksAt);
            atWork.add(agent.start(String.valueOf(FIRST_SEAT + n)));
        }
        atWork.add(new Hotline(operator, setting.seed()).open(RINGS_EVERY, TALK));
        return this;
    }

    private static String subject(int n) {
        return "agent-" + (n + 1);
    }

    private static String name(int n) {
        return n < NAMES.size() ? NAMES.get(n) : "客服" + (n + 1);
    }

    /** Its id; it serves all parks. */
    private String setUp(int n) {
        var known =
                operator.get("/v1/agents?subject=" + subject(n)).path("data").path(0);
        var agent = known.isMissingNode()
                ? operator.post("/v1/agents", json().put("subject", subject(n)).put("name", name(n)))
                : known;
        return agent.path("id").asText();
    }

    private void watch(Map<String, String> names) {
        var line = new CallLine(out, lanes, names);
        var watch = new CallWatch(call -> {
            summary.accept(call);
            line.accept(call);
        });
        log = new LiveStream(setting.base(), tokens.operator(), watch).connect();
    }

    private Optional<Plea> speaksAt(String robot) {
        return lanes.stream()
                .filter(lane -> lane.robot().config().code().equals(robot))
                .findFirst()
                .flatMap(Lane::plea);
    }

    /** All leave, and what it came to is told. Calls that are not over then do not count. */
    @Override
    public void close() throws Exception {
        log.close();
        for (int last = atWork.size() - 1; last >= 0; last--) {
            atWork.get(last).close();
        }
        summary.print(out);
    }
}

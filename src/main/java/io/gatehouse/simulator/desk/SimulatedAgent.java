package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.traffic.Plea;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Works like a person: is READY, looks at what is offered, answers, reads the scene, does something about it, waits for
 * what follows, and closes. The same seed makes the same agent decide the same about the same calls.
 */
final class SimulatedAgent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SimulatedAgent.class.getName());
    private static final Set<String> TAKES_AWAY = Set.of("call.queued", "call.abandoned", "call.closed", "call.missed");
    private static final Duration LONGEST_OFFER = Duration.ofSeconds(16);

    private final Console console;
    private final Hands hands;
    private final Tempo tempo;
    private final Random random;
    private final Function<String, Optional<Plea>> intercom;
    private final Map<String, CallAtDesk> calls = new ConcurrentHashMap<>();
    private final BlockingQueue<CallAtDesk> waiting = new LinkedBlockingQueue<>();
    private final Thread worker;

    /** @param intercom who speaks at this robot */
    SimulatedAgent(
            URI base, Supplier<String> token, Tempo tempo, long seed, Function<String, Optional<Plea>> intercom) {
        console = new Console(base, token, this::hear);
        hands = new Hands(console);
        this.tempo = tempo;
        this.random = new Random(seed);
        this.intercom = intercom;
        worker = new Thread(this::work, "agent");
        worker.setDaemon(true);
    }

    SimulatedAgent start(String seat) {
        console.connect().sit(seat);
        console.status("READY");
        worker.start();
        return this;
    }

    private void hear(JsonNode message) {
        var data = message.path("data");
        var id = message.path("subject").asText();
        var known = calls.get(id);
        boolean has = known != null && !known.lost();
        if (has && data.has("scene")) {
            known.sees(Scene.of(data.path("scene")));
        } else if (has && TAKES_AWAY.contains(message.path("type").asText())) {
            known.lose();
        } else if (!has && data.has("call")) {
            var call = CallAtDesk.of(data);
            calls.put(id, call);
            waiting.add(call);
        }
    }

    private void work() {
        try {
            while (true) {
                var call = waiting.take();
                serve(call);
                calls.remove(call.id(), call);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "the shift is over");
        }
    }

    /** Somebody was quicker, or the car has gone meanwhile: that is no reason to stop working. */
    private void serve(CallAtDesk call) throws InterruptedException {
        try {
            if (call.answered() || takes(call)) {
                close(call, call.robot() == null ? informs(call) : helps(call));
            }
        } catch (PlatformApi.Refused e) {
            LOG.log(System.Logger.Level.INFO, e.getMessage());
        }
    }

    private boolean takes(CallAtDesk call) throws InterruptedException {
        tempo.look(random);
        // spotless:off
        switch (tempo.answer(random)) {
            case MISS   -> call.awaitLost(LONGEST_OFFER);
            case REJECT -> console.reject(call.id());
            case ACCEPT -> {
                console.accept(call.id());
                return true;
            }
        }
        // spotless:on
        return false;
    }

    /** Somebody on the phone: what is known of them is looked up and told. */
    private Outcome informs(CallAtDesk call) throws InterruptedException {
        if (call.caller() != null) {
            console.get("/v1/lookups?phone=" + call.caller());
        }
        tempo.think(random);
        tempo.think(random);
        return Outcome.INFORMED;
    }

    private Outcome helps(CallAtDesk call) throws InterruptedException {
        var done = EnumSet.noneOf(Deed.class);
        boolean goesOn = true;
        while (goesOn && call.carIsHere()) {
            tempo.think(random);
            var scene = call.scene();
            var clues = hands.lookUp(scene, intercom.apply(call.robot()).orElse(null));
            var deed = Judgement.of(scene, clues);
            // what has not helped once does not help twice
            goesOn = call.carIsHere() && done.add(deed) && did(deed, scene, clues);
            if (goesOn) {
                call.await(now -> !now.equals(scene), deed.patience());
            }
        }
        return Outcome.of(done, call.lastOfCar(), call.carIsHere());
    }

    private boolean did(Deed deed, Scene scene, Clues clues) throws InterruptedException {
        try {
            hands.take(deed, scene, clues);
            return true;
        } catch (PlatformApi.Refused e) {
            LOG.log(System.Logger.Level.INFO, e.getMessage());
            return false;
        }
    }

    private void close(CallAtDesk call, Outcome outcome) throws InterruptedException {
        tempo.think(random);
        if (!call.lost()) {
            console.close(call.id(), outcome.name(), null);
        }
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            console.status("OFFLINE");
        } catch (PlatformApi.Refused e) {
            LOG.log(System.Logger.Level.DEBUG, e.getMessage());
        }
        console.close();
    }
}

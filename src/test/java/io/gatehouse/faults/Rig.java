package io.gatehouse.faults;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import io.gatehouse.support.Installation;
import io.gatehouse.support.Instance;
import io.gatehouse.support.Ports;
import io.gatehouse.support.Proxy;
import io.gatehouse.support.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything that a fault needs: database, broker, proxies before both, instances of the platform, a site, a journal. */
final class Rig implements AutoCloseable {
    /** A small machine has more to do than to compile well what is killed soon. */
    private static final String[] JAVA = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration NEVER = Duration.ofSeconds(60);

    private final Path folder;
    private final Path jar;
    private final UUID tenant = UUID.randomUUID();
    private final Backbone backbone;
    private final Proxy toDatabase;
    private final Proxy toBroker;
    private final Proxy toInstances;
    private final Installation installation;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final Journal journal = Journal.inMemory();
    private final List<Duration> meanwhile = new ArrayList<>();
    private Reader reader;
    private Listener listener;
    private Console console;
    private Site site;

    private Rig(Path folder, Path jar) {
        this.folder = folder;
        this.jar = jar;
        backbone = Backbone.start(BackboneOptions.keptIn(folder.resolve("backbone")));
        toDatabase = new Proxy(() -> List.of(backbone.database().port()));
        toBroker = new Proxy(() -> List.of(backbone.broker().port()));
        toInstances = new Proxy(() -> List.copyOf(ports));
        installation = Installation.ofTests(backbone, toDatabase.port(), toBroker.port(), folder);
    }

    /** With so many instances, and a site of 8 lanes. */
    static Rig start(Path jar, int instances, long seed) throws IOException, InterruptedException, SQLException {
        var rig = new Rig(Files.createTempDirectory("gatehouse-faults"), jar);
        try {
            return rig.begin(instances, seed);
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    private Rig begin(int instances, long seed) throws IOException, InterruptedException, SQLException {
        for (int number = 0; number < instances; number++) {
            ports.add(Ports.claim(0, "the platform"));
            this.instances.add(null);
            if (!startInstance(number).awaitReady(START)) {
                throw new IllegalStateException("the platform does not start, see " + log(number));
            }
        }
        enrol();
        reader = new Reader(operator()).start();
        listener = new Listener(operator(), () -> token("OPERATOR")).start();
        console = new Console(address(), () -> token("OPERATOR")).start();
        var broker = Broker.at(backbone.broker().host(), backbone.broker().port());
        site = new Site(operator(), broker, journal, seed).park("north", 4).park("probe", 1);
        return this;
    }

    private void enrol() throws SQLException {
        try (var owner = owner();
                var statement = owner.prepareStatement("insert into tenant (id, name) values (?, 'Faults')")) {
            statement.setObject(1, tenant);
            statement.execute();
        }
    }

    /** Another process at the same port. */
    Instance startInstance(int number) throws IOException {
        var environment = new HashMap<>(installation.environment(ports.get(number)));
        environment.put("GATEHOUSE_SANDBOX_DELAY", "200ms");
        var started = Instance.start(jar, log(number), environment, JAVA);
        instances.set(number, started);
        return started;
    }

    Path log(int number) {
        return folder.resolve("instance-" + number + ".log");
    }

    Instance instance(int number) {
        return instances.get(number);
    }

    int instances() {
        return instances.size();
    }

    /** All that were started are ready. */
    void awaitInstances() throws InterruptedException {
        for (var instance : instances) {
            instance.awaitReady(START);
        }
    }

    /** Of whichever instance takes it. */
    URI address() {
        return URI.create("http://localhost:" + toInstances.port());
    }

    String token(String role) {
        return TestTokens.of(tenant, role);
    }

    Backbone backbone() {
        return backbone;
    }

    Proxy toDatabase() {
        return toDatabase;
    }

    Proxy toBroker() {
        return toBroker;
    }

    Site site() {
        return site;
    }

    /** How long cars waited while the platform was only half there. */
    List<Duration> meanwhile() {
        return meanwhile;
    }

    Journal journal() {
        return journal;
    }

    Path folder() {
        return folder;
    }

    Installation installation() {
        return installation;
    }

    PlatformApi operator() {
        return as("OPERATOR", toInstances.port());
    }

    PlatformApi phones() {
        return as("DRIVER_BACKEND", toInstances.port());
    }

    /** At one instance alone. */
    PlatformApi operatorAt(int number) {
        return as("OPERATOR", ports.get(number));
    }

    private PlatformApi as(String role, int port) {
        return PlatformApi.at(URI.create("http://localhost:" + port)).with(() -> token(role));
    }

    Connection owner() throws SQLException {
        return backbone.database().connect(backbone.options().owner());
    }

    UUID tenant() {
        return tenant;
    }

    Rush rush(long seed) {
        return new Rush(site, "north", phones(), seed).start();
    }

    /** What the checker finds now. The journal first: what robots did is in the database, and not the other way round. */
    List<Violation> violations() throws SQLException {
        var robots = new Testimony(journal.entries());
        try (var owner = owner()) {
            var books = Books.read(owner, tenant);
            return Stream.of(
                            Checker.check(robots, books).stream(),
                            reader.violations(books),
                            listener.violations(books),
                            console.violations(books))
                    .flatMap(found -> found)
                    .toList();
        }
    }

    /** What it still finds when everybody has gone, and this time has passed or nothing is left to be found. */
    List<Violation> settled(Duration atMost) throws SQLException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        var found = violations();
        while (!found.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(1000);
            found = violations();
        }
        return found;
    }

    /** From now until a car that comes now is decided; never more than a minute. */
    Duration untilLive() {
        var lane = site.entryOf("probe");
        long begun = System.nanoTime();
        var visit = lane.robot().arrive(PlateReading.of("粤P%05d".formatted(begun % 100_000)), Vehicle.CAR);
        visit.await(now -> now.answeredIn().isPresent(), NEVER);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        lane.robot().depart(visit, Departure.BACKED_OUT);
        return took;
    }

    long cars() {
        return new Testimony(journal.entries()).stood().size();
    }

    @Override
    public void close() {
        if (site != null) {
            site.close();
        }
        if (console != null) {
            console.close();
        }
        instances.stream().filter(instance -> instance != null).forEach(instance -> {
            instance.thaw();
            instance.close();
        });
        toInstances.close();
        toDatabase.close();
        toBroker.close();
        backbone.close();
    }
}

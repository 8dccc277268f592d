package io.gatehouse.demo;

import io.gatehouse.access.Roles;
import io.gatehouse.simulator.desk.DeskShift;
import io.gatehouse.simulator.desk.Tempo;
import io.gatehouse.simulator.tour.Operator;
import io.gatehouse.simulator.tour.Residents;
import io.gatehouse.simulator.tour.RobotSecrets;
import io.gatehouse.simulator.tour.Summary;
import io.gatehouse.simulator.tour.Tour;
import io.gatehouse.simulator.tour.Town;
import io.gatehouse.simulator.tour.TownPlan;
import io.gatehouse.simulator.tour.Unexpected;
import io.gatehouse.simulator.traffic.Callers;
import io.gatehouse.simulator.traffic.Cast;
import io.gatehouse.simulator.traffic.Pace;
import io.gatehouse.simulator.traffic.PassageLine;
import io.gatehouse.simulator.traffic.Passing;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.traffic.Traffic;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneException;
import io.gatehouse.support.BackboneOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code mvn -q -DskipTests package exec:java}: everything that there is, running. */
public final class Demo {
    private static final Duration GATE = Duration.ofMillis(400);
    /** Hours of a real park are seconds here, and nobody waits long. */
    private static final Duration MEAN_STAY = Duration.ofSeconds(90);

    private static final Pace PACE = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1));
    /** Most of those before a shut gate ask for help. */
    private static final Callers CALLERS = new Callers(0.7, Duration.ofSeconds(3), Duration.ofSeconds(45));

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    /** Kept here because a logger that nobody holds forgets its level. Drivers who give up belong to the traffic. */
    private static final Logger DRIVERS = Logger.getLogger("io.gatehouse.simulator");

    private final DemoOptions options;
    private final PrintStream out;
    private final Stopping stopping;

    private Demo(DemoOptions options, PrintStream out, Stopping stopping) {
        this.options = options;
        this.out = out;
        this.stopping = stopping;
    }

    public static void main(String[] args) throws InterruptedException {
        // the terminal's, whatever Java takes it for: voices are Chinese
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        DRIVERS.setLevel(Level.WARNING);
        var stopping = new Stopping(out).onSignals();
        boolean well = false;
        var failure = "";
        try {
            var demo = new Demo(DemoOptions.read(), out, stopping);
            well = args.length == 0 ? demo.run() : demo.answer(args);
        } catch (DemoException | BackboneException | Unexpected | PlatformApi.Refused e) {
            stopping.awaitExitIfBegun();
            failure = "gatehouse demo: " + e.getMessage() + hint(e) + "\n";
        }
        stopping.close();
        out.print(failure);
        System.exit(well ? 0 : 1);
    }

    private boolean answer(String[] question) {
        if (question.length != 2 || !question[0].equals("token")) {
            throw new DemoException("it takes no arguments, or: token and a role");
        }
        out.println(Token.of(question[1], options));
        return true;
    }

    private static String hint(RuntimeException failure) {
        return failure instanceof BackboneException && failure.getMessage().startsWith("port ")
                ? ", choose another one with -Dgatehouse.demo.db= or .mqtt="
                : "";
    }

    /** Whether all went well. */
    private boolean run() throws InterruptedException {
        Application.check(options);
        Application.stopOrphan(options);
        var keys = Keys.in(options.keys());
        var tenant = new DemoTenant(keys);
        out.println("starting PostgreSQL and an MQTT broker, data in " + options.folder() + " …");
        var backbone = stopping.whenStopping(Backbone.start(backboneOptions(keys)));
        checkHttpPort();
        out.println("starting Gatehouse, log in " + options.log() + " …");
        var application = stopping.whenStopping(Application.start(options, backbone, keys));
        application.awaitReady();
        tenant.enrol(backbone);
        out.println("setting up the town …");
        var town = stopping.whenStopping(townPlan(tenant, backbone).build());
        var regulars = new Residents(town).settle();
        new Greeting(options, tenant).print(out);
        boolean well = !options.tour() || tour(town, tenant);
        traffic(town, tenant, regulars);
        application.watch(options.end());
        return well;
    }

    private BackboneOptions backboneOptions(Keys keys) {
        return BackboneOptions.keptIn(options.folder())
                .withPorts(options.databasePort(), options.mqttPort())
                .withDatabasePasswords(keys.secret("database-owner"), keys.secret("database-app"))
                .withPlatform("platform", keys.secret("broker-platform"));
    }

    private void checkHttpPort() {
        try {
            new ServerSocket(options.httpPort()).close();
        } catch (IOException e) {
            throw new DemoException("port " + options.httpPort()
                    + " is taken: choose another one for HTTP with -Dgatehouse.demo.http=…");
        }
    }

    private TownPlan townPlan(DemoTenant tenant, Backbone backbone) {
        var operator = new Operator(api().with(() -> tenant.token(Roles.OPERATOR, TOKEN_LIFE)));
        var secrets = RobotSecrets.in(options.folder().resolve("robots.json"));
        var broker = Broker.at(backbone.broker().host(), backbone.broker().port());
        return new TownPlan(operator, secrets, broker, "", GATE);
    }

    /** Drivers' phones speak through the back end of a mini-program. */
    private PlatformApi phones(DemoTenant tenant) {
        return api().with(() -> tenant.token(Roles.DRIVER_BACKEND, TOKEN_LIFE));
    }

    private PlatformApi api() {
        return PlatformApi.at(URI.create(options.url()));
    }

    private boolean tour(Town town, DemoTenant tenant) throws InterruptedException {
        out.println("a tour of every situation:");
        var summary = new Summary(new Tour(town, phones(tenant), lines()).run());
        stopping.awaitExitIfBegun();
        out.println();
        summary.print(out);
        return summary.allAsExpected();
    }

    private void traffic(Town town, DemoTenant tenant, List<String> regulars) {
        if (options.carsPerMinute() == 0) {
            return;
        }
        out.println();
        out.println("random traffic, " + options.carsPerMinute() + " cars a minute, " + options.agents()
                + " agents at the desk (☎); Ctrl-C stops everything:");
        var setting = new Traffic.Setting(
                System.nanoTime(),
                options.carsPerMinute(),
                MEAN_STAY,
                new Cast(regulars, 0.4, 0.05),
                PACE,
                options.agents() > 0 ? CALLERS : Callers.NONE);
        stopping.whenStopping(new Traffic(setting, town.lanes(), phones(tenant), lines()).start());
        if (options.agents() > 0) {
            stopping.whenStopping(desk(town, tenant).start());
        }
    }

    private DeskShift desk(Town town, DemoTenant tenant) {
        var setting =
                new DeskShift.Setting(URI.create(options.url()), options.agents(), Tempo.LIFELIKE, System.nanoTime());
        var tokens = new DeskShift.Tokens(
                () -> tenant.token(Roles.OPERATOR, TOKEN_LIFE),
                subject -> tenant.token(subject, Roles.AGENT, TOKEN_LIFE));
        return new DeskShift(setting, tokens, town.lanes(), out);
    }

    private Consumer<Passing> lines() {
        var lines = new PassageLine(out).header();
        return passing -> {
            // who breaks off now does so because everything stops
            if (!stopping.begun()) {
                lines.accept(passing);
            }
        };
    }
}

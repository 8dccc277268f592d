package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.wire.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Obeys commands, each one once. A command that comes again is not obeyed again: what was answered to it is answered
 * again, with the same message id, so that an answer that got lost still arrives. Lives on the robot's own thread.
 */
final class Controller {
    /** More than a robot hears in a day. */
    private static final int REMEMBERED = 10_000;

    private final Robot robot;
    private final RobotClock clock;
    private final Reports reports;
    private final Camera camera = new Camera();
    /** The answers given; empty while the command is being carried out. */
    private final Map<UUID, Optional<ObjectNode>> used = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Optional<ObjectNode>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Controller(Robot robot, RobotClock clock, Reports reports) {
        this.robot = robot;
        this.clock = clock;
        this.reports = reports;
    }

    void obey(Command command) {
        var before = used.get(command.id());
        if (before != null) {
            before.ifPresent(robot::answer);
            return;
        }
        used.put(command.id(), Optional.empty());
        switch (command.kind()) {
            case PRESENT -> present(command);
            case OPEN -> open(command);
            case CAPTURE -> capture(command);
            case LISTEN -> listen(command);
            case POLICY -> policy(command);
            case PROBLEM -> used.remove(command.id());
        }
    }

    private void present(Command command) {
        if (isAboutAnotherCar(command)) {
            end(command, Outcome.REFUSED, "another-car");
        } else {
            robot.show(command);
            end(command, Outcome.DONE, "shown");
        }
    }

    private void open(Command command) {
        var car = robot.atLoop();
        if (clock.isLate(command, System.nanoTime())) {
            end(command, Outcome.EXPIRED, "deadline-passed");
        } else if (car.isEmpty()) {
            end(command, Outcome.REFUSED, "no-car");
        } else if (!command.isFor(car.get().arrivalId())) {
            end(command, Outcome.REFUSED, "another-car");
        } else {
            open(command, car.get());
        }
    }

    private void open(Command command, Visit car) {
        robot.obeys(command, car);
        robot.gate().open(car.arrivalId(), state -> {
            if (state == Gate.State.OPEN) {
                car.opened();
                end(command, Outcome.DONE, "opened");
            } else {
                end(command, Outcome.REFUSED, "gate-fault");
            }
        });
    }

    private void capture(Command command) {
        if (clock.isLate(command, System.nanoTime())) {
            end(command, Outcome.EXPIRED, "deadline-passed");
            return;
        }
        camera.capture(command.body())
                .exceptionally(failed -> false)
                .thenAccept(taken -> robot.onOwnThread(() ->
                        end(command, taken ? Outcome.DONE : Outcome.REFUSED, taken ? "uploaded" : "upload-failed")));
    }

    private void listen(Command command) {
        if (clock.isLate(command, System.nanoTime())) {
            end(command, Outcome.EXPIRED, "deadline-passed");
        } else if (isAboutAnotherCar(command)) {
            end(command, Outcome.REFUSED, "another-car");
        } else {
            robot.listen(command);
            end(command, Outcome.DONE, "listening");
        }
    }

    private void policy(Command command) {
        robot.adopt(Policy.of(command));
        end(command, Outcome.DONE, "adopted");
    }

    /** With no car at the loop it can still be said that the lane is idle again. */
    private boolean isAboutAnotherCar(Command command) {
        return command.arrivalId() != null
                && robot.atLoop().isPresent()
                && !command.isFor(robot.atLoop().get().arrivalId());
    }

    private void end(Command command, Outcome outcome, String reason) {
        var ack = reports.ack(command, outcome, reason);
        used.put(command.id(), Optional.of(ack));
        robot.answer(ack);
    }
}

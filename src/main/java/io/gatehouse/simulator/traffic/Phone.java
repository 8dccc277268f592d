package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.Presentation;
import io.gatehouse.simulator.traffic.Checkout.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A driver's phone: it follows the codes on the robot's screen, each until that went well or was refused for good. */
final class Phone {
    private static final System.Logger LOG = System.getLogger(Phone.class.getName());
    private static final String CHANNEL = "sandbox";

    private final String number;
    private final PlatformApi api;
    private final Set<Purpose> willing;
    private final Map<String, Checkout> opened = new HashMap<>();
    private final Set<String> finished = new HashSet<>();

    Phone(String number, PlatformApi api, Set<Purpose> willing) {
        this.number = number;
        this.api = api;
        this.willing = willing;
    }

    /** Whether there is a code that it has still to follow. */
    boolean wants(Presentation shown) {
        return shown.link().filter(link -> !finished.contains(link)).isPresent();
    }

    void scan(Presentation shown) {
        shown.link().filter(link -> !finished.contains(link)).ifPresent(this::follow);
    }

    private void follow(String link) {
        var checkout =
                opened.computeIfAbsent(link, unseen -> Checkout.of(unseen, api).orElse(null));
        try {
            if (checkout != null) {
                settle(checkout);
            }
            finished.add(link);
        } catch (PlatformApi.Refused e) {
            LOG.log(System.Logger.Level.INFO, e.getMessage());
            if (!e.passing()) {
                finished.add(link);
            }
        }
    }

    private void settle(Checkout checkout) {
        var purpose = checkout.purpose();
        if (!willing.contains(purpose)) {
            return;
        }
        if (purpose.unplated()) {
            checkout.register(number);
        }
        if (purpose == Purpose.RENEWAL || checkout.owed() > 0) {
            checkout.pay(CHANNEL);
        }
    }
}

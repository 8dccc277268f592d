package io.gatehouse.order.channel;

import io.gatehouse.platform.Problem;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The channels there are, by name. */
@ApplicationScoped
public class Channels {

    private final List<PaymentChannel> channels;

    Channels(@All List<PaymentChannel> channels) {
        this.channels = channels;
    }

    public PaymentChannel named(String name) {
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("channel", "unknown-channel", "There is no such payment channel."));
    }
}

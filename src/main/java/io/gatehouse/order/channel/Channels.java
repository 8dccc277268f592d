package io.gatehouse.order.channel;

import io.gatehouse.platform.Problem;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The channels there are, by name, and which of them a tenant's parks use. */
@ApplicationScoped
public class Channels {

    private final List<PaymentChannel> channels;
    private final Map<PaymentMethod, String> defaults;

    Channels(
            @All List<PaymentChannel> channels,
            @ConfigProperty(name = "gatehouse.payment.qr-channel") String qr,
            @ConfigProperty(name = "gatehouse.payment.code-channel") String code,
            @ConfigProperty(name = "gatehouse.payment.deferred-channel") String deferred) {
        this.channels = channels;
        this.defaults = Map.of(PaymentMethod.QR, qr, PaymentMethod.CODE, code, PaymentMethod.DEFERRED, deferred);
    }

    public PaymentChannel named(String name) {
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("channel", "unknown-channel", "There is no such payment channel."));
    }

    /** Asked before a transaction is begun: a channel may have to look for its accounts. */
    public Uni<TenantChannels> of(UUID tenant) {
        return Multi.createFrom()
                .iterable(channels)
                .filter(PaymentChannel::needsAccount)
                .onItem()
                .transformToUniAndConcatenate(
                        channel -> channel.accountsOf(tenant).map(accounts -> Map.entry(channel.name(), accounts)))
                .collect()
                .in(
                        LinkedHashMap<String, List<ChannelAccount>>::new,
                        (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(accounts -> new TenantChannels(accounts, defaults));
    }
}

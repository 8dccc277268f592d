package io.gatehouse.order.channel;

import io.gatehouse.platform.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The ways by which one tenant takes money: a park's own account comes before the tenant's, and where there is neither
 * the installation's default channel is used.
 *
 * @param accounts of the channels that need one, by the channel's name; those without are not in it
 * @param defaults the channels that need no account, by method
 */
public record TenantChannels(Map<String, List<ChannelAccount>> accounts, Map<PaymentMethod, String> defaults) {

    /**
     * @param park null: whichever of the tenant's
     * @param wanted the name of a channel; null: the park's own
     */
    public Route route(UUID park, String wanted, PaymentMethod method) {
        return wanted == null ? usual(park, method) : by(wanted, park, method);
    }

    private Route usual(UUID park, PaymentMethod method) {
        return accounts.entrySet().stream()
                .flatMap(
                        channel -> best(channel.getValue(), park, method)
                                .map(account -> new Route(channel.getKey(), account.id()))
                                .stream())
                .findFirst()
                .orElseGet(() -> new Route(defaults.get(method), null));
    }

    private Route by(String channel, UUID park, PaymentMethod method) {
        if (!accounts.containsKey(channel)) {
            return new Route(channel, null);
        }
        return best(accounts.get(channel), park, method)
                .map(account -> new Route(channel, account.id()))
                .orElseThrow(() -> Problem.conflict(
                        "no-payment-account", "The park has no account for " + method + " by " + channel + "."));
    }

    private static Optional<ChannelAccount> best(List<ChannelAccount> all, UUID park, PaymentMethod method) {
        return all.stream()
                .filter(account -> account.serves(park, method))
                .min(Comparator.comparing(account -> account.parkId() == null));
    }
}

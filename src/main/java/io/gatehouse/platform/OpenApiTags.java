package io.gatehouse.platform;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What each group of operations is about. */
final class OpenApiTags {

    // spotless:off
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("agents",        "Agents, their seats and what they do now"),
            Map.entry("call-centers",  "Call centres whose phones ring at our desks"),
            Map.entry("arrears",       "What plates left unpaid: paid, reminded of, written off"),
            Map.entry("calls",         "Calls for help: offered, answered, closed"),
            Map.entry("cameras",       "Cameras at the lanes"),
            Map.entry("cards",         "Cards, renewals and their review"),
            Map.entry("checkouts",     "What a driver's scan leads to"),
            Map.entry("clients",       "Programs of integrators: their scopes, secrets and tokens"),
            Map.entry("coupons",       "Campaigns, and the coupons that are issued from them"),
            Map.entry("desk",          "What an agent does to a passage, and look-ups for callers"),
            Map.entry("events",        "Everything that happened, in order, and live"),
            Map.entry("evidence",      "Photos"),
            Map.entry("identity-providers", "Where tenants' own people sign in"),
            Map.entry("lane-controllers", "Lane controllers of other makers, by HTTP"),
            Map.entry("lanes",         "Lanes, and what the desk sees of them"),
            Map.entry("merchants",     "Merchants that validate their customers' stays"),
            Map.entry("notifications", "Callbacks of payment channels and call centres"),
            Map.entry("orders",        "What is owed: orders, payments, refunds, the ledger"),
            Map.entry("parks",         "Car parks, their groups and free spaces"),
            Map.entry("passages",      "Cars at a gate, and its openings"),
            Map.entry("points",        "Members' points at malls"),
            Map.entry("retention",     "How long history is kept"),
            Map.entry("robots",        "Robots, their secrets and commands"),
            Map.entry("sandbox",       "The channel and the call centre that are only played"),
            Map.entry("stays",         "Cars inside, and what they owe"),
            Map.entry("tariffs",       "Tariffs and quotes"),
            Map.entry("vehicles",      "All that is known about a plate"),
            Map.entry("wechat-pay",    "Accounts at WeChat Pay, its bills compared with the ledger"),
            Map.entry("webhooks",      "Subscriptions to events, their deliveries, replay"));
    // spotless:on

    private OpenApiTags() {}

    static List<Tag> described(List<Tag> tags) {
        tags.forEach(tag -> tag.setDescription(DESCRIPTIONS.get(tag.getName())));
        return tags;
    }
}

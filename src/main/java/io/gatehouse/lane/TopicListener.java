package io.gatehouse.lane;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hears what is said on some of the broker's topics; the instances share what is said. */
public interface TopicListener {

    /** Topic filters. */
    List<String> topics();

    /** Acknowledged when done: all it caused is committed, or it is kept aside. */
    CompletableFuture<?> hear(String topic, byte[] payload);
}

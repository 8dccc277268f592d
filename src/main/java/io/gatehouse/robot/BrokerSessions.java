package io.gatehouse.robot;

/** The robots' connections at the broker. */
public interface BrokerSessions {

    /** Whoever is connected under this code may not be any more; nobody waits for it. */
    void end(String code);
}

package io.gatehouse.support;

/** Decides which robots the broker lets in; called on the broker's own threads, and may block. */
@FunctionalInterface
public interface BrokerAccess {
    /** Whether the robot with this code may connect with this secret. */
    boolean admits(String code, String secret);
}

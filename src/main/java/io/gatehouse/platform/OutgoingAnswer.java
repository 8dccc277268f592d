package io.gatehouse.platform;

/**
 * What came back.
 *
 * @param cut the body was longer than what was read of it
 */
public record OutgoingAnswer(int status, byte[] body, boolean cut) {}

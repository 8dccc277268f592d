package io.gatehouse.support;

/** The database or the broker could not be started; the message is one line that tells a person what to do. */
public final class BackboneException extends RuntimeException {
    public BackboneException(String message) {
        super(message);
    }

    public BackboneException(String message, Throwable cause) {
        super(message, cause);
    }
}

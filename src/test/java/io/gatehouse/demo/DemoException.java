package io.gatehouse.demo;

/** The demo cannot go on; the message is one line that tells a person what to do. */
final class DemoException extends RuntimeException {
    DemoException(String message) {
        super(message);
    }
}

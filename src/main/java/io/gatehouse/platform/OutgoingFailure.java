package io.gatehouse.platform;

/** Why nothing came back from where something was sent. */
public final class OutgoingFailure extends RuntimeException {

    public static final String NAME_UNKNOWN = "name-unknown";
    public static final String NOT_PUBLIC = OutgoingAddress.NOT_PUBLIC;
    public static final String NOT_REACHED = "not-reached";
    public static final String TIMED_OUT = "timed-out";

    private final String code;

    OutgoingFailure(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Stable, kebab-case. */
    public String code() {
        return code;
    }
}

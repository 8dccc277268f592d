package io.gatehouse.call;

/** Why there is a call. */
public enum CallReason {
    HELP_BUTTON,
    NO_ENTRY_FOUND,
    OPENING_UNKNOWN,
    HOTLINE,
    CONGESTION,
    DRIVER_SCAN
}

package io.gatehouse.platform;

import java.util.Arrays;

/** What a status means when nobody said it better: the default code, and the title of every problem of that status. */
enum ProblemKind {
    // spotless:off
    BAD_REQUEST          (400, "bad-request",            "Bad request"),
    UNAUTHORIZED         (401, "unauthorized",           "Not authenticated"),
    FORBIDDEN            (403, "forbidden",              "Not allowed"),
    NOT_FOUND            (404, "not-found",              "Not found"),
    METHOD_NOT_ALLOWED   (405, "method-not-allowed",     "Method not allowed"),
    NOT_ACCEPTABLE       (406, "not-acceptable",         "Not acceptable"),
    CONFLICT             (409, "conflict",               "Conflict"),
    GONE                 (410, "gone",                   "Gone"),
    STALE                (412, "stale",                  "Changed in the meantime"),
    TOO_LARGE            (413, "too-large",              "Too large"),
    URI_TOO_LONG         (414, "uri-too-long",           "Address too long"),
    UNSUPPORTED_TYPE     (415, "unsupported-media-type", "Unsupported media type"),
    NOT_PROCESSABLE      (422, "not-processable",        "Not processable"),
    PRECONDITION_REQUIRED(428, "precondition-required",  "Precondition required"),
    TOO_MANY             (429, "too-many-requests",      "Too many requests"),
    INTERNAL             (500, "internal-error",         "Internal error"),
    UPSTREAM             (502, "upstream-failed",        "A neighbour failed"),
    UNAVAILABLE          (503, "unavailable",            "Not available");
    // spotless:on

    final int status;
    final String code;
    final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    static ProblemKind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }
}

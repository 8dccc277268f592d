package io.gatehouse.benefit.points;

/**
 * What a mall said.
 *
 * @param amount with WORTH: minor units
 */
record MallAnswer(Kind kind, long amount) {

    enum Kind {
        /** Points are kept that are worth so much. */
        WORTH,
        /** No member, or no points. */
        NOTHING,
        /** Told, for the first time or again. */
        DONE,
        /** It cannot be any more. */
        REFUSED,
        /** Nobody knows whether it was heard. */
        NONE
    }

    static final MallAnswer NOTHING = new MallAnswer(Kind.NOTHING, 0);
    static final MallAnswer DONE = new MallAnswer(Kind.DONE, 0);
    static final MallAnswer REFUSED = new MallAnswer(Kind.REFUSED, 0);
    static final MallAnswer NONE = new MallAnswer(Kind.NONE, 0);

    static MallAnswer worth(long amount) {
        return amount > 0 ? new MallAnswer(Kind.WORTH, amount) : NOTHING;
    }
}

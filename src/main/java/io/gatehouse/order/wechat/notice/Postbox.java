package io.gatehouse.order.wechat.notice;

import io.smallrye.mutiny.Uni;

/** Takes the letters of one kind. It takes the same letter once or often, at the same moment and in any order. */
public interface Postbox {

    boolean takes(Letter letter);

    /** Completes when what it tells is committed; fails with a problem when it is refused. */
    Uni<Void> take(Letter letter);
}

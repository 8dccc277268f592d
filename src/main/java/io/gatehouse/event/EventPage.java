package io.gatehouse.event;

import java.util.List;

/**
 * Some events in order, and where to go on.
 *
 * @param horizon every transaction before this one had ended, and everything it told was looked at
 * @param atEnd nothing more was to be seen below the horizon
 */
record EventPage(List<Event> events, EventCursor next, long horizon, boolean atEnd) {

    /**
     * At the end the next place is the horizon itself, not the last event: whoever waits for something rare does not
     * read everything else again and again.
     */
    static EventPage of(List<Event> events, long horizon, EventCursor after, int limit) {
        boolean atEnd = events.size() < limit;
        var last = events.isEmpty() ? after : events.get(events.size() - 1).cursor();
        var next = atEnd && horizon > last.tx() ? EventCursor.before(horizon) : last;
        return new EventPage(events, next, horizon, atEnd);
    }
}

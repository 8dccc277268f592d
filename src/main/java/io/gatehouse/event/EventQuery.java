package io.gatehouse.event;

import io.gatehouse.platform.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which events somebody wants; what is left out is not asked for. */
public class EventQuery {

    private static final int MOST_TYPES = 50;
    private static final int LONGEST_TYPE = 100;

    @QueryParam("type")
    @Parameter(description = "e.g. `passage.cleared`; may be given several times")
    public List<String> type = List.of();

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("subject")
    @Parameter(description = "the passage, stay, order, call, … that the events are about")
    public UUID subject;

    /** Null for all types. */
    String[] types() {
        if (type.size() > MOST_TYPES || type.stream().anyMatch(each -> each.length() > LONGEST_TYPE)) {
            throw Problem.invalidParameter("type", "out-of-range", "at most 50 types of 100 characters are expected");
        }
        return type.isEmpty() ? null : type.toArray(String[]::new);
    }

    /** What is no event of the log is told along with the events of the types asked for. */
    boolean wants(String told) {
        return type.isEmpty() || type.contains(told);
    }
}

package io.gatehouse.robot.broker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What EMQX does then.
 *
 * @param superuser of no act of theirs is asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrokerAnswer(
        @Schema(enumeration = {"allow", "deny"}) String result, @JsonProperty("is_superuser") Boolean superuser) {

    static final BrokerAnswer ALLOW = new BrokerAnswer("allow", null);
    static final BrokerAnswer ALLOW_ANYTHING = new BrokerAnswer("allow", true);
    static final BrokerAnswer DENY = new BrokerAnswer("deny", null);

    static BrokerAnswer of(boolean allowed) {
        return allowed ? ALLOW : DENY;
    }
}

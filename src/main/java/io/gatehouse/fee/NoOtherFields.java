package io.gatehouse.fee;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A part of a tariff: refuses fields that it does not know, whatever the mapper allows elsewhere, because a rule that is
 * read over is a wrong price.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
interface NoOtherFields {
    @JsonAnySetter
    default void refuse(String field, Object value) {
        throw new IllegalArgumentException("A tariff has no field " + field + " here");
    }
}

package io.gatehouse.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount in the currency's minor unit (分) with its ISO 4217 code. */
public record Money(
        @Schema(description = "minor units", examples = "500") long amount,
        @Schema(examples = "CNY") String currency) {}

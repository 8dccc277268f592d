package io.gatehouse.fee;

/**
 * Something wrong with a tariff.
 *
 * @param field where, e.g. {@code plans[0].periods[1].steps}
 * @param code stable, kebab-case
 */
public record TariffFault(String field, String code, String detail) {}

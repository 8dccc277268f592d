package io.gatehouse.fee;

/**
 * One step of a price that depends on how long the car has parked: from where the step before it ends until
 * {@code until}.
 *
 * @param until minutes since charging began; left out in the last step, which never ends
 * @param every the unit in minutes; left out: the step is charged once
 * @param amount for each unit
 * @param total instead of {@code amount}: what the stay costs altogether by the end of this step
 */
public record Step(Integer until, Integer every, Long amount, Long total) implements NoOtherFields {}

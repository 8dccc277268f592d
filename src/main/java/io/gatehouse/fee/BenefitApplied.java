package io.gatehouse.fee;

/** A benefit that saved something; one that saved nothing is not listed and need not be burnt. */
public record BenefitApplied(String id, String label, Benefit.Kind kind, long deducted) {}

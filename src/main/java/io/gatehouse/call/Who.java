package io.gatehouse.call;

import java.util.UUID;

/**
 * Who asks for something at the desk, as its token says.
 *
 * @param operator may do what a supervisor may
 */
public record Who(UUID tenant, String subject, boolean operator) {}

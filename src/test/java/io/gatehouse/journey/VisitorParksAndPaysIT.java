package io.gatehouse.journey;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application. */
@QuarkusIntegrationTest
public class VisitorParksAndPaysIT extends VisitorParksAndPaysTest {}

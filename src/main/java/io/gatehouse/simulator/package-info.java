/**
 * Robots that speak the public MQTT contract exactly, against any deployment: what an integrator tests against. A
 * {@link io.gatehouse.simulator.Robot} has a loop, a gate that takes time, a clock that can be off, a battery, and a
 * network that misbehaves on request; the drivers are in {@code traffic}.
 */
package io.gatehouse.simulator;

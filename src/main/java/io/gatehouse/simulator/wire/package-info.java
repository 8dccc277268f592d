/** The line between a robot and the platform: MQTT 5 sessions, their faults, and a journal of all that passed. */
package io.gatehouse.simulator.wire;

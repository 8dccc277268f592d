/**
 * Drivers in front of robots: they arrive, scan, pay, wait, ask the desk for help, back out, tailgate, or leave by
 * another lane.
 */
package io.gatehouse.simulator.traffic;

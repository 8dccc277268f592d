/** Drivers in front of robots: they arrive, scan, pay, wait, back out, tailgate, or leave by another lane. */
package io.gatehouse.simulator.traffic;

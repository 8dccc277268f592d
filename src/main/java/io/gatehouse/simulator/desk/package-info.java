/**
 * The desk at work: agents at their consoles who take calls, look at the scene, act and close; and the lines that tell of
 * it. It knows no more of the platform than a vendor's console does.
 */
package io.gatehouse.simulator.desk;

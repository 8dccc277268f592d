/**
 * A tour of everything that lanes do: a small town of three parks, set up over the public HTTP API, and scripted cars that
 * bring about each situation once and follow it to its end. It knows no more of the platform than an integrator does.
 */
package io.gatehouse.simulator.tour;

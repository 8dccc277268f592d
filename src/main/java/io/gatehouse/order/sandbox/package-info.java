/**
 * A payment channel that is only played, for demonstrations and tests. It keeps books of its own, settles later, repeats
 * itself, is slow and fails on demand, and speaks to the platform through a signed callback as a real one would.
 */
package io.gatehouse.order.sandbox;

/**
 * A call centre that is only played, for demonstrations and tests. Whoever rings, answers and hangs up there is a request;
 * it keeps books of its own and tells the platform what happens as a real one would.
 */
package io.gatehouse.call.sandbox;

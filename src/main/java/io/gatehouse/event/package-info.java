/** The log of facts: what happened, in order, and the ways to follow it. */
package io.gatehouse.event;

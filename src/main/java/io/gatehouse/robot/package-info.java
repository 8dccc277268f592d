/** Robots and cameras at the lanes: set up, what they report of themselves, and what became of what they were told. */
package io.gatehouse.robot;

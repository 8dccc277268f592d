/** Robots, cameras, what they report of themselves, and the commands they get. */
package io.gatehouse.robot;

/** What the desk does at a lane: its actions on a passage, when each is allowed, and what the robot says meanwhile. */
package io.gatehouse.lane.desk;

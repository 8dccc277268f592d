/** Gates that are held open while nobody is seen at them. */
package io.gatehouse.lane.gate;

/**
 * Cameras of 臻识 (Vzicloud) that speak their maker's MQTT and open the gate by a switch of their own: their words are made
 * into ours, and our commands into theirs.
 */
package io.gatehouse.lane.vzicloud;

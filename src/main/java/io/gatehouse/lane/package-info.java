/** The heart: what each lane does about each car. */
package io.gatehouse.lane;

/** Vehicles as the lanes see them: plates, what they look like, and which stay a doubtful reading belongs to. */
package io.gatehouse.vehicle;

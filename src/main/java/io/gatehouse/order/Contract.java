package io.gatehouse.order;

import io.gatehouse.order.channel.Route;

/** By which a plate may leave first and pay later. */
public record Contract(Route route, String plate) {}

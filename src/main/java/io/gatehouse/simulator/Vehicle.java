package io.gatehouse.simulator;

/** What the scene camera made of the car. */
public record Vehicle(String type, String color) {
    public static final Vehicle CAR = new Vehicle("SMALL", "WHITE");
}

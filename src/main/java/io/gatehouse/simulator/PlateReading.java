package io.gatehouse.simulator;

/** What the plate camera read. */
public record PlateReading(String number, String color, double confidence) {
    public static PlateReading of(String number) {
        return new PlateReading(number, number.length() == 8 ? "GREEN" : "BLUE", 0.98);
    }

    public PlateReading withConfidence(double sure) {
        return new PlateReading(number, color, sure);
    }
}

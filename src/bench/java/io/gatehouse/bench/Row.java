package io.gatehouse.bench;

/**
 * One line of the report.
 *
 * @param part what was measured
 * @param setting under which circumstances
 * @param measured the figure, with its unit
 * @param limit what it is compared with, measured in the same run, or the aim; empty: nothing
 * @param ratio of the two, or whether the aim was met; empty: nothing
 */
record Row(String part, String setting, String measured, String limit, String ratio) {}

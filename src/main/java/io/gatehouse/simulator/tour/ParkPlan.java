package io.gatehouse.simulator.tour;

/** The parks of the town, as an operator sends them to the API: between them they have every rule that the tour needs. */
public enum ParkPlan {
    /** Lets strangers in, reminds of arrears, and has a waiting list for cards. */
    RIVERSIDE(
            "RS",
            2,
            """
            {"code": "riverside", "name": "Riverside", "address": "1 Riverside Road", "latitude": 22.5431,
             "longitude": 114.0579, "timeZone": "Asia/Shanghai", "currency": "CNY", "capacity": 200,
             "admission": "OPEN", "rules": {"lapsedCards": "QUEUE"},
             "calendar": {"holidays": ["2026-10-01", "2026-10-02", "2026-10-03"], "workdays": ["2026-10-10"]},
             "contacts": [{"role": "management", "name": "Riverside office", "phone": "0755-88880001"}]}
            """,
            """
            {"name": "30 minutes free, then by the hour", "effectiveFrom": "2020-01-01T00:00:00+08:00", "definition": {
             "currency": "CNY", "graceMinutes": 15, "plans": [{
              "freeMinutes": [{"minutes": 30, "per": "ENTRY", "chargedOnceExceeded": true}],
              "periods": [{"steps": [{"until": 60, "total": 500}, {"every": 60, "amount": 300}]}],
              "caps": [{"per": "HOURS", "count": 24, "amount": 3000, "after": "RESTART"}]}]}}
            """),
    /** Home of card holders: strangers only with the desk's word, and not before arrears are paid. */
    GARDEN(
            "GD",
            1,
            """
            {"code": "garden", "name": "Garden", "address": "8 Garden Lane", "latitude": 22.5298,
             "longitude": 114.1123, "timeZone": "Asia/Shanghai", "currency": "CNY", "capacity": 80,
             "admission": "CONFIRM", "rules": {"arrears": "HOLD"},
             "contacts": [{"role": "management", "name": "Garden office", "phone": "0755-88880002"}]}
            """,
            """
            {"name": "day and night", "effectiveFrom": "2020-01-01T00:00:00+08:00", "definition": {
             "currency": "CNY", "plans": [{
              "periods": [
               {"name": "day", "from": "07:00", "to": "21:00", "steps": [{"every": 30, "amount": 250}]},
               {"name": "night", "from": "21:00", "to": "07:00", "steps": [{"every": 120, "amount": 100}], "cap": 500}],
              "firstStep": "PER_PERIOD", "edge": "CUT"}]}}
            """),
    /** Charges from the first minute, and grants no grace after a payment. */
    STATION(
            "ST",
            1,
            """
            {"code": "station", "name": "Station", "address": "Station Square", "latitude": 22.5329,
             "longitude": 114.1178, "timeZone": "Asia/Shanghai", "currency": "CNY", "capacity": 60,
             "admission": "OPEN",
             "contacts": [{"role": "emergency", "name": "Station desk", "phone": "0755-88880003"}]}
            """,
            """
            {"name": "by the minute, in bands", "effectiveFrom": "2020-01-01T00:00:00+08:00", "definition": {
             "currency": "CNY", "graceMinutes": 0, "plans": [{
              "periods": [{"steps": [
               {"until": 60, "every": 1, "amount": 10}, {"until": 180, "total": 900}, {"every": 60, "amount": 300}]}],
              "caps": [{"per": "HOURS", "count": 24, "amount": 4000, "after": "RESTART"}]}]}}
            """);

    private final String shortName;
    private final int lanesEachWay;
    private final String park;
    private final String tariff;

    ParkPlan(String shortName, int lanesEachWay, String park, String tariff) {
        this.shortName = shortName;
        this.lanesEachWay = lanesEachWay;
        this.park = park;
        this.tariff = tariff;
    }

    String shortName() {
        return shortName;
    }

    int lanesEachWay() {
        return lanesEachWay;
    }

    String park() {
        return park;
    }

    String tariff() {
        return tariff;
    }
}

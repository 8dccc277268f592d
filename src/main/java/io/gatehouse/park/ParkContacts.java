package io.gatehouse.park;

import java.util.List;

/** A park's contacts as they are kept: Hibernate Reactive binds a JSON object only, never an array. */
record ParkContacts(List<ParkContact> people) {}

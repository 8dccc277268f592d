package io.gatehouse.park;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A park's contacts as they are kept: Hibernate Reactive binds a JSON object only, never an array. */
@RegisterForReflection
record ParkContacts(List<ParkContact> people) {}

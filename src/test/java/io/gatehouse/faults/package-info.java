/**
 * What the platform does while everything around it breaks: {@code mvn -q -Pfaults verify}. The {@link
 * io.gatehouse.faults.Checker} knows none of the platform's code; it compares what robots did with what the database says.
 */
package io.gatehouse.faults;

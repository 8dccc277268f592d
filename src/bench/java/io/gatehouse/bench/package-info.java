/**
 * {@code mvn -q -Pbench verify}: how fast the packaged platform is on this machine, each figure beside the limit that was
 * measured in the same run.
 */
package io.gatehouse.bench;

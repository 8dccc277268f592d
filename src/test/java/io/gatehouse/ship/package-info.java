/** What is shipped, checked without a cluster, a container engine or a native builder: manifests, images, alarms. */
package io.gatehouse.ship;

/** How much a client may ask at a time, and of what: no program takes from others what they need. */
package io.gatehouse.access.limit;

/** What every room needs and no room owns: problems, clock, ids, paging, idempotency, the database's edge. */
package io.gatehouse.platform;

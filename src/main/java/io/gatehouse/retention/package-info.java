/**
 * How long a tenant's history is kept, and the job that drops what is over: months of the log, openings once their proof is
 * sealed, cars that are gone. What is over is decided by the database's own functions (migrations V72 to V75, V79), never here.
 */
package io.gatehouse.retention;

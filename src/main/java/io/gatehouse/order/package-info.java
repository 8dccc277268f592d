/**
 * What is owed and what was paid: orders, attempts to pay, refunds. Everything that concerns one order happens under the
 * lock of its row, so callbacks, queries, sweeps and people may come in any order and at the same moment.
 */
package io.gatehouse.order;

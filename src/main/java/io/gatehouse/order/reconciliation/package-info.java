/** What payment channels say has moved, compared with what the ledger says, day by day. */
package io.gatehouse.order.reconciliation;

/** Every amount moved, in double entries that sum to zero per tenant and channel. */
package io.gatehouse.order.ledger;

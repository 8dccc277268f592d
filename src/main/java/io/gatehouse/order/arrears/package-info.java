/**
 * What plates have left unpaid, across all parks of a tenant: paid in one payment for several orders, in part or whole, also
 * together with the fee at an exit; reminded of with a link to pay; written off with a reason.
 */
package io.gatehouse.order.arrears;

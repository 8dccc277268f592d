/**
 * What lowers a stay's fee: coupons of the operator's own, merchants' validations, members' points. Each is one row with one
 * state, so that nothing is used twice; quoting deducts it ({@code fee}), an order reserves it, a payment or the exit burns
 * it.
 */
package io.gatehouse.benefit;

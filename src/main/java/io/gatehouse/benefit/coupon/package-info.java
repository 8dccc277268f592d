/** Coupons of the operator's own: campaigns that are set up, coupons that are issued from them, claimed and taken back. */
package io.gatehouse.benefit.coupon;

/**
 * WeChat Pay (API v3) by its official SDK: native QR, payment codes, refunds. What it does not answer is unknown, and asked
 * about until it is known.
 */
package io.gatehouse.order.wechat;

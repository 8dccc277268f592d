/** Leave first, pay later by WeChat Pay (支付分停车): what it promised for each stay, and what it is asked to pay at the exit. */
package io.gatehouse.order.wechat.parking;

/** WeChat Pay's daily bills: fetched, checked and read. */
package io.gatehouse.order.wechat.bill;

/** The tenants' accounts at WeChat Pay, as they are set up: their secrets go in, and never come out again. */
package io.gatehouse.order.wechat.account;

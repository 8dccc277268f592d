/** What WeChat Pay notifies: believed when it is signed, fresh and meant for us, and answered in the way it wants. */
package io.gatehouse.order.wechat.notice;

/** Telling the log of facts to tenants' own addresses, as Standard Webhooks says. */
package io.gatehouse.event.webhook;

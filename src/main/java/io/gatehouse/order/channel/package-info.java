/** What the platform asks of a payment channel, whichever it is. Each channel has a package of its own beside this one. */
package io.gatehouse.order.channel;

/** Merchants that validate their customers' stays: who they are, what they give, and how much of it a day. */
package io.gatehouse.benefit.merchant;

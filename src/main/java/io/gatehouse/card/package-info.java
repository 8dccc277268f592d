/** Cards (月卡): subscriptions with plates, spaces and periods of validity, and the renewals that extend them. */
package io.gatehouse.card;

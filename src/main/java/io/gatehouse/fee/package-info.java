/** What parking costs: the tariff as data, the quote that explains itself, and the pure function between them. */
package io.gatehouse.fee;

/** Car parks: their rules, spaces and contacts. */
package io.gatehouse.park;

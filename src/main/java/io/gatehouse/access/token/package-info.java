/** Tokens: those that the platform signs for clients, those of identity providers, and who a bearer is by them. */
package io.gatehouse.access.token;

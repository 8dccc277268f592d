/** What strangers do: programs written against the documents alone, run against the packaged application. */
package io.gatehouse.clients;

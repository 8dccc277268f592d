/** Calls for help: who waits, who answers, and who is asked next. */
package io.gatehouse.call;

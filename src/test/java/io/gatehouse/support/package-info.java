/** What tests and the demo stand on: a real database, a real broker, and the little helpers of a test's language. */
package io.gatehouse.support;

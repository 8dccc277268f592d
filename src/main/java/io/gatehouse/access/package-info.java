/** Who calls: tenants, roles, tokens, and what each may see. */
package io.gatehouse.access;

/** Where tenants' own people sign in: whose tokens are believed about which tenant, and by which keys. */
package io.gatehouse.access.provider;

/** Programs of integrators: what each may do where, the secrets that it shows, and what every instance knows of it. */
package io.gatehouse.access.client;

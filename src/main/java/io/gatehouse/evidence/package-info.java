/** Photos: what the cameras saw, kept once, named by its content, and handed out to its tenant only. */
package io.gatehouse.evidence;

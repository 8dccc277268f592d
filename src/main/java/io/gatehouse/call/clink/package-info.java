/**
 * TI-NET Clink 2 (天润融通): signed requests to it, and its pushes. Names and answers as its published server SDK and the
 * facts that we were given have them.
 */
package io.gatehouse.call.clink;

/** The first command: database, broker, the packaged application, a town with robots, a tour of it, and then traffic. */
package io.gatehouse.demo;

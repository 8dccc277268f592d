/** What a real broker asks the platform: who may come in, what is whose topic; and whom it shall put out. */
package io.gatehouse.robot.broker;

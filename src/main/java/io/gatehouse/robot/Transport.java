package io.gatehouse.robot;

/** The wire that leads to a robot. */
public enum Transport {
    /** Ours (contract/mqtt.md). */
    MQTT,
    /** A vendor's lane controller, which asks for what it shall do. */
    HTTP,
    /** A camera of 臻识, which opens the gate by a switch of its own. */
    VZICLOUD
}

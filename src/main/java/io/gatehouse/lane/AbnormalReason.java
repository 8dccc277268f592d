package io.gatehouse.lane;

/** Why an agent lets a car through against the rules (异常开闸). */
public enum AbnormalReason {
    /** A fire engine, an ambulance, the police. */
    SPECIAL_VEHICLE,
    SPECIAL_PERSON,
    NON_MOTOR_VEHICLE,
    EQUIPMENT_FAULT,
    EMERGENCY,
    /** The remark says. */
    OTHER
}

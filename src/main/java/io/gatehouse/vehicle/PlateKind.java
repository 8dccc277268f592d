package io.gatehouse.vehicle;

/** The kinds of plates that are told apart by how they are written. */
public enum PlateKind {
    /** Blue, yellow and the older black ones: the text does not tell which. */
    ORDINARY,
    NEW_ENERGY_SMALL,
    NEW_ENERGY_LARGE,
    /** 警 */
    POLICE,
    /** 挂 */
    TRAILER,
    /** 学 */
    LEARNER,
    /** 港: a mainland plate for a vehicle from Hong Kong, not the plate of Hong Kong itself. */
    HONG_KONG,
    /** 澳: likewise for Macao. */
    MACAO,
    /** 使 */
    EMBASSY,
    /** 领 */
    CONSULATE,
    /** WJ */
    ARMED_POLICE,
    MILITARY,
    /** Whatever has none of the other forms, kept as it was read. A misread plate of ours may end up here too. */
    FOREIGN
}

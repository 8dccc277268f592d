package io.gatehouse.lane.desk;

/** What an agent may do about a passage (domain/lanes.md "What the desk may do"). */
public enum DeskAction {
    CORRECT_PLATE,
    OPEN,
    OPEN_ABNORMALLY,
    ASK_FOR_DOCUMENTS,
    SEND_RENEWAL_QR,
    SEND_UNPLATED_QR,
    SEND_SPACES_TAKEN,
    ASK_FOR_FEE,
    REGISTER_VISITOR,
    MATCH_STAY,
    PHOTOGRAPH;

    /** It ends with the gate opening. */
    boolean opens() {
        return this == OPEN || this == OPEN_ABNORMALLY || this == REGISTER_VISITOR;
    }
}

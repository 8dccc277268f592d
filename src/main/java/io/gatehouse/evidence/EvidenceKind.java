package io.gatehouse.evidence;

/** What a photo shows. */
public enum EvidenceKind {
    PLATE,
    SCENE,
    DOCUMENT
}

package io.gatehouse.evidence;

import java.io.IOException;
import java.util.Optional;

/** Where the photos' bytes are. Its methods wait: never call them on an event loop. */
interface EvidenceStore {

    /** All of it or nothing; what has this name already is replaced. */
    void write(String name, byte[] photo) throws IOException;

    Optional<byte[]> read(String name) throws IOException;

    /** Afterwards it is not there, also when it was not there before. */
    void erase(String name) throws IOException;
}

package io.gatehouse.faults;

import java.util.Random;

/** Something that breaks, and is whole again when this returns. */
interface Fault {
    void strike(Rig rig, Random random) throws Exception;
}

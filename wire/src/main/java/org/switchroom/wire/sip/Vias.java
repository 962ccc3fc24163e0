package org.switchroom.wire.sip;

/** Writes the Via of our own requests. */
interface Vias {
    String via(Transport transport, String branch);
}

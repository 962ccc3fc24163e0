package org.switchroom.telephony.line;

import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Trunk;

/** A number that was dialled and the trunk it came on, both of one client firm. */
record InboundRoute(Trunk trunk, InboundNumber number) {}

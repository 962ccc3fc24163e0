package org.switchroom.cti;

/** Spring application event: the desk phone that rings at an agent has said that it answers when it is told to. */
public record PhoneAnswerable(int firmId, int agentId) {}

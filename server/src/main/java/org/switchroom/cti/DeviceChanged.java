package org.switchroom.cti;

/** Spring application event: a device can be rung now, or no longer. */
public record DeviceChanged(int firmId, String deviceId) {}

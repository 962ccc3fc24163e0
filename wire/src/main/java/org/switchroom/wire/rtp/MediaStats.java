package org.switchroom.wire.rtp;

/**
 * Counts since the leg was opened.
 *
 * @param lost expected minus received, by sequence number (RFC 3550 §A.3), not below 0
 * @param jitterMicros interarrival jitter (RFC 3550 §A.8), microseconds
 */
public record MediaStats(long packetsIn, long packetsOut, long lost, long dropped, long jitterMicros) {}

package org.switchroom.wire.rtp;

/**
 * Where one party's samples belong on the clock of a recording.
 *
 * <p>The first packet of a run goes where it arrived; the following go where their timestamps say, so that jitter of the network
 * does not tear the speech. When timestamps and arrival drift apart by more than 200 ms (a hold, another source, a clock that runs
 * differently), the run is placed anew by arrival.
 */
final class RecordingTrack {
    private static final long MAX_DRIFT_SAMPLES = 1600;

    private boolean placed;
    private int run;
    private int anchorTimestamp;
    private long anchorPosition;

    /**
     * @param arrival the packet's arrival, in samples since the recording began
     * @return where its first sample belongs, in samples since the recording began
     */
    long place(RtpPacket packet, int currentRun, long arrival) {
        long position = anchorPosition + (packet.timestamp() - anchorTimestamp);
        if (!placed || run != currentRun || Math.abs(position - arrival) > MAX_DRIFT_SAMPLES) {
            placed = true;
            run = currentRun;
            anchorTimestamp = packet.timestamp();
            anchorPosition = arrival;
            position = arrival;
        }
        return position;
    }
}

package org.switchroom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.switchroom.wire.rtp.MediaConfig;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlanes;

/**
 * What a bridged call costs: {@code MediaBench [calls] [seconds] [recorded]}. Calls of G.711 in 20 ms both ways over the loopback;
 * counts the CPU time of the media and recording threads alone, and how long packets take from one phone to the other. The phones
 * run in this process on a thread of their own, so on a busy machine the delay holds their waiting too.
 */
public final class MediaBench {
    private static final int FRAME = 172;
    private static final long INTERVAL_NANOS = 20_000_000;
    private static final int WARM_UP_SECONDS = 5;

    private final int calls;
    private final int seconds;
    private final List<DatagramChannel> phones = new ArrayList<>();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(2048);
    private long[] delays = new long[1 << 16];
    private int received;

    private MediaBench(int calls, int seconds) {
        this.calls = calls;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        boolean recorded = args.length > 2 && args[2].equals("recorded");
        new MediaBench(calls, seconds).run(recorded);
    }

    private void run(boolean recorded) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Path folder = Files.createTempDirectory("media-bench");
        MediaConfig config = new MediaConfig(loopback, loopback, 20_000, 20_000 + 4 * calls, 0, 60_000);
        try (MediaPlane plane = MediaPlanes.start(config)) {
            List<MediaPlane.Recording> recordings = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                MediaLeg left = leg(plane, loopback);
                MediaLeg right = leg(plane, loopback);
                left.bridge(right);
                if (recorded) {
                    recordings.add(plane.record(left, right, folder.resolve(call + ".wav")));
                }
            }
            talk(WARM_UP_SECONDS);
            received = 0;
            long before = mediaCpuNanos();
            long sent = talk(seconds);
            report(mediaCpuNanos() - before, sent, recorded);
            recordings.forEach(MediaPlane.Recording::close);
        }
        for (DatagramChannel phone : phones) {
            phone.close();
        }
        deleteAll(folder);
    }

    private MediaLeg leg(MediaPlane plane, InetAddress loopback) throws Exception {
        DatagramChannel phone = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
        phone.configureBlocking(false);
        MediaLeg leg = plane.openRtp();
        String answer = leg.answer("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + phone.socket().getLocalPort() + " RTP/AVP 8\r\n");
        int at = answer.indexOf("m=audio ") + 8;
        int port = Integer.parseInt(answer.substring(at, answer.indexOf(' ', at)));
        phones.add(phone.connect(new InetSocketAddress(loopback, port)));
        return leg;
    }

    /** Every phone says one frame in 20 ms, spread evenly; in between everything that has come is read. */
    private long talk(int forSeconds) throws IOException {
        long start = System.nanoTime();
        long sent = 0;
        long frames = forSeconds * 50L;
        for (long frame = 0; frame < frames; frame++) {
            for (int phone = 0; phone < phones.size(); phone++) {
                long due = start + frame * INTERVAL_NANOS + INTERVAL_NANOS * phone / phones.size();
                long wait = due - System.nanoTime();
                if (wait > 50_000) {
                    LockSupport.parkNanos(wait);
                }
                speak(phones.get(phone), (int) frame);
                sent++;
                listen(phones.get((phone + phones.size() - 2) % phones.size()));
                listen(phones.get((phone ^ 1) % phones.size()));
            }
        }
        for (DatagramChannel phone : phones) {
            listen(phone);
        }
        return sent;
    }

    private void speak(DatagramChannel phone, int frame) throws IOException {
        packet.clear();
        packet.put((byte) 0x80)
                .put((byte) 8)
                .putShort((short) frame)
                .putInt(frame * 160)
                .putInt(1);
        packet.putLong(System.nanoTime()).position(0).limit(FRAME);
        phone.write(packet);
    }

    private void listen(DatagramChannel phone) throws IOException {
        while (phone.read(packet.clear()) > 0) {
            if (received == delays.length) {
                delays = Arrays.copyOf(delays, 2 * delays.length);
            }
            delays[received++] = System.nanoTime() - packet.getLong(12);
        }
    }

    private static long mediaCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().equals("media")
                        || thread.getThreadName().equals("recording"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private void report(long cpuNanos, long sent, boolean recorded) {
        double minutes = calls * seconds / 60.0;
        long[] sorted = Arrays.copyOf(delays, received);
        Arrays.sort(sorted);
        System.out.printf(
                "%d calls%s, %d s: %.4f CPU-s per bridged call-minute, %.2f us of CPU per packet, %d of %d relayed,"
                        + " delay p50 %d us, p99 %d us, highest %d us%n",
                calls,
                recorded ? " recorded" : "",
                seconds,
                cpuNanos / 1e9 / minutes,
                cpuNanos / 1e3 / sent,
                received,
                sent,
                sorted[received / 2] / 1000,
                sorted[(int) (received * 0.99)] / 1000,
                sorted[received - 1] / 1000);
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

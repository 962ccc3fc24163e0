package org.switchroom.quality.waveform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What is drawn of a recording.
 *
 * @param channels caller, agent
 */
public record Waveform(List<Channel> channels, long durationMs) {

    /** @param peaks how loud at most in each stretch of equal length, 0 to 1 */
    public record Channel(float[] peaks) {}

    /**
     * Computed from the file once; what was computed is kept beside it.
     *
     * @param points stretches to divide it into, > 0; fewer when it is too short
     */
    public static Waveform of(Path file, int points) throws IOException {
        byte[] peaks = kept(file);
        int slices = peaks.length / 2;
        int stretches = Math.min(points, slices);
        return new Waveform(
                List.of(channel(peaks, 0, slices, stretches), channel(peaks, 1, slices, stretches)),
                StereoWav.durationMs(file));
    }

    private static Channel channel(byte[] peaks, int channel, int slices, int stretches) {
        float[] result = new float[stretches];
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) i * slices / stretches);
            int to = (int) ((long) (i + 1) * slices / stretches);
            int loudest = 0;
            for (int slice = from; slice < to; slice++) {
                loudest = Math.max(loudest, peaks[2 * slice + channel]);
            }
            result[i] = Math.round(loudest / 127f * 1000) / 1000f;
        }
        return new Channel(result);
    }

    private static byte[] kept(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".peaks");
        try {
            return Files.readAllBytes(beside);
        } catch (NoSuchFileException notYet) {
            byte[] peaks = StereoWav.peaks(file);
            var unfinished = Files.createTempFile(file.resolveSibling("."), "peaks", ".part");
            Files.write(unfinished, peaks);
            Files.move(unfinished, beside, StandardCopyOption.ATOMIC_MOVE);
            return peaks;
        }
    }
}

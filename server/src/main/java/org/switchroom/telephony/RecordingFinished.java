package org.switchroom.telephony;

import java.nio.file.Path;

/**
 * Spring application event: a recording is complete on disk. Listeners hand over and return.
 *
 * @param file absolute
 */
public record RecordingFinished(RecordingName name, Path file) {}

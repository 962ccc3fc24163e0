package org.switchroom.telephony.voice;

import java.nio.file.Path;

/** Where rendered prompts are kept, and how many bytes of them. */
public record PromptCache(Path directory, long maxBytesOnDisk, long maxBytesInMemory) {}

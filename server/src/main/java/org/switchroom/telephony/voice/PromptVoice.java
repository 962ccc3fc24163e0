package org.switchroom.telephony.voice;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;

/**
 * Prompts as sound. What is prepared is at hand at once; anything else is found or rendered on a thread of its own while
 * the call goes on. What cannot be spoken is a short tone.
 */
public final class PromptVoice {
    private static final Logger LOG = LoggerFactory.getLogger(PromptVoice.class);
    private static final Sound UNSPEAKABLE = new Sound(Tone.beep(), false);

    /** @param spoken false: a tone in its place */
    private record Sound(AudioClip clip, boolean spoken) {
        long bytes() {
            return 2L * clip.ulaw().length;
        }
    }

    private final PromptShelf shelf;
    private final EspeakNg speech;
    private final Executor threads;
    private final long maxBytesInMemory;
    private final Map<Prompt, CompletableFuture<Sound>> sounds = new LinkedHashMap<>(64, 0.75f, true);
    private final AtomicBoolean complained = new AtomicBoolean();

    /** @param threads for blocking work */
    public PromptVoice(PromptCache cache, EspeakNg speech, Executor threads) {
        this.shelf = new PromptShelf(cache.directory(), cache.maxBytesOnDisk());
        this.speech = speech;
        this.threads = threads;
        this.maxBytesInMemory = cache.maxBytesInMemory();
    }

    /** Gets ready to speak, so that no caller waits for it. */
    public void prepare(Collection<Prompt> prompts) {
        prompts.forEach(this::sound);
    }

    /** All of them in order; never fails. */
    public CompletableFuture<List<AudioClip>> clips(List<Prompt> prompts) {
        var each = prompts.stream().map(this::sound).toList();
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                .thenApply(_ -> each.stream().map(sound -> sound.join().clip()).toList());
    }

    private synchronized CompletableFuture<Sound> sound(Prompt prompt) {
        var known = sounds.get(prompt);
        if (known != null) {
            return known;
        }
        var coming = CompletableFuture.supplyAsync(() -> findOrRender(prompt), threads);
        sounds.put(prompt, coming);
        coming.thenAccept(sound -> keep(prompt, sound));
        return coming;
    }

    private Sound findOrRender(Prompt prompt) {
        if (prompt.text().isBlank()) {
            return new Sound(new AudioClip(new byte[0], new byte[0]), true);
        }
        try {
            var found = shelf.find(prompt);
            if (found.isPresent()) {
                return new Sound(found.get(), true);
            }
            var rendered = speech.render(prompt);
            keepOnDisk(prompt, rendered);
            return new Sound(rendered, true);
        } catch (IOException | RuntimeException e) {
            complainOnce(prompt, e);
            return UNSPEAKABLE;
        }
    }

    private void keepOnDisk(Prompt prompt, AudioClip rendered) {
        try {
            shelf.put(prompt, rendered);
        } catch (IOException e) {
            LOG.warn("A prompt is rendered again at the next start: {}", e.toString());
        }
    }

    private void complainOnce(Prompt prompt, Exception e) {
        if (complained.compareAndSet(false, true)) {
            LOG.warn(
                    "Callers hear a tone instead of \"{}\" ({}) and maybe more: {}. Install espeak-ng, with the voice"
                            + " for that language.",
                    prompt.text(),
                    prompt.language(),
                    e.getMessage());
        }
    }

    /** A tone is not kept: the next caller may have more luck. Over the limit the longest unused go. */
    private synchronized void keep(Prompt prompt, Sound sound) {
        if (!sound.spoken()) {
            sounds.remove(prompt);
            return;
        }
        long total = sounds.values().stream().mapToLong(PromptVoice::bytes).sum();
        Iterator<CompletableFuture<Sound>> oldest = sounds.values().iterator();
        while (total > maxBytesInMemory && oldest.hasNext()) {
            long size = bytes(oldest.next());
            if (size > 0) {
                oldest.remove();
                total -= size;
            }
        }
    }

    private static long bytes(CompletableFuture<Sound> sound) {
        return sound.isDone() ? sound.join().bytes() : 0;
    }
}

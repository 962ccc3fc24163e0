package org.switchroom.telephony.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Renders the standard prompts into the resources directory given, by espeak-ng, and takes away what is no prompt any
 * more. To be run after a sentence has changed.
 */
final class RenderStandardPrompts {
    private RenderStandardPrompts() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        var speech = new EspeakNg("espeak-ng");
        var prompts = StandardPrompts.all();
        for (var prompt : prompts) {
            var file = directory.resolve(PromptFile.name(prompt));
            if (!Files.exists(file)) {
                Files.write(file, PromptFile.bytes(speech.render(prompt)));
            }
        }
        var names = prompts.stream().map(PromptFile::name).collect(Collectors.toSet());
        try (var files = Files.list(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!names.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}

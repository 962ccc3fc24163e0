package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiled engine refers to, read from its class files: values of the JDK, and nothing that could surprise. */
class PureTest {
    private static final List<String> ALLOWED =
            List.of("org/switchroom/engine/", "java/lang/", "java/util/", "org/jspecify/");
    private static final Set<String> ALLOWED_TOO =
            Set.of("java/nio/charset/StandardCharsets", "java/nio/charset/Charset", "java/nio/ByteOrder");
    private static final List<String> FORBIDDEN = List.of(
            "java/lang/Thread",
            "java/lang/Process",
            "java/lang/Runtime",
            "java/lang/reflect/",
            "java/util/concurrent/",
            "java/util/Random",
            "java/util/SplittableRandom",
            "java/util/UUID",
            "java/util/Timer",
            "java/util/Date",
            "java/util/HashSet");

    @Test
    void theEngineRefersToValuesOnly() throws Exception {
        Set<String> strangers = new TreeSet<>();
        for (Path file : classFiles()) {
            for (PoolEntry entry : parse(file).constantPool()) {
                if (entry instanceof ClassEntry named && !isAllowed(named.asInternalName())) {
                    strangers.add(file.getFileName() + " -> " + named.asInternalName());
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void theEngineNeverAsksForTheTimeOrAnIdentity() throws Exception {
        Set<String> calls = new TreeSet<>();
        for (Path file : classFiles()) {
            for (PoolEntry entry : parse(file).constantPool()) {
                String text = entry.toString();
                if (text.contains("currentTimeMillis")
                        || text.contains("nanoTime")
                        || text.contains("identityHashCode")) {
                    calls.add(file.getFileName() + ": " + text);
                }
            }
        }
        assertThat(calls).isEmpty();
    }

    private static boolean isAllowed(String name) {
        String element = name.replaceFirst("^\\[+L?", "").replaceFirst(";$", "");
        if (element.length() == 1 || ALLOWED_TOO.contains(element)) {
            return true;
        }
        return ALLOWED.stream().anyMatch(element::startsWith)
                && FORBIDDEN.stream().noneMatch(no -> no.endsWith("/") ? element.startsWith(no) : element.equals(no));
    }

    private static ClassModel parse(Path file) throws IOException {
        return ClassFile.of().parse(file);
    }

    private static List<Path> classFiles() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(found).hasSizeGreaterThan(40);
            return found;
        }
    }
}

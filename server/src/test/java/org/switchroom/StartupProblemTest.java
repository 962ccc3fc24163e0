package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.database.TestDatabase;

/** A process that cannot start says why in one line, and ends with another code than 0. */
class StartupProblemTest {
    @TempDir
    Path directory;

    private String start(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it does not live long enough for better code
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.switchroom.Switchroom"));
        command.addAll(List.of(arguments));
        var printed = directory.resolve("printed").toFile();
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed)
                .start();
        assertThat(process.waitFor()).isNotZero();
        return Files.readString(printed.toPath());
    }

    private static void assertOneLine(String printed, String begins) {
        assertThat(printed.strip()).hasLineCount(1).startsWith("Switchroom cannot start: " + begins);
    }

    @Test
    void aPortThatIsNoNumber() throws Exception {
        assertOneLine(start("--server.port=abc"), "server.port cannot be 'abc'.");
    }

    @Test
    void aPortThatIsNone() throws Exception {
        var access = TestDatabase.fresh();
        var printed = start(
                "--server.port=99999",
                "--switchroom.telephony.enabled=false",
                "--switchroom.database.url=" + access.url(),
                "--switchroom.database.username=" + access.username(),
                "--switchroom.database.password=" + access.password());
        assertThat(printed.lines().filter(line -> line.startsWith("Switchroom cannot start:")))
                .containsExactly(
                        "Switchroom cannot start: server.port cannot be 99999: a port is between 0 and 65535.");
    }

    @Test
    void aSettingOfOursOutOfRange() throws Exception {
        assertOneLine(
                start(
                        "--switchroom.database.url=jdbc:postgresql://127.0.0.1:1/none",
                        "--switchroom.database.pool-size=x"),
                "switchroom.database.pool-size cannot be 'x'.");
    }

    @Test
    void aDatabaseThatDoesNotAnswer() throws Exception {
        assertOneLine(
                start("--switchroom.database.url=jdbc:postgresql://127.0.0.1:1/none"),
                "the database jdbc:postgresql://127.0.0.1:1/none cannot be used");
    }

    @Test
    void aConfigurationFileThatIsNoYaml() throws Exception {
        var file = Files.writeString(directory.resolve("broken.yml"), "server:\n port: 80\n  x: [\n");
        assertOneLine(
                start("--spring.config.additional-location=file:" + file), "the configuration file cannot be read:");
    }

    @Test
    void aDataDirectoryThatIsAFile() throws Exception {
        Files.writeString(directory.resolve("data"), "");
        assertOneLine(
                start("--switchroom.data-dir=data"), directory.toRealPath().resolve("data") + " cannot be written");
    }

    @Test
    void theDataDirectoryIsMade() {
        DataDirectory.prepare(directory.resolve("new/data"));
        assertThat(directory.resolve("new/data")).isDirectory();
        assertThatThrownBy(() -> DataDirectory.prepare(Path.of("/proc/none"))).isInstanceOf(StartupProblem.class);
    }
}

package org.switchroom.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.StartupProblem;

class SecretBoxTest {
    @TempDir
    Path directory;

    Path keyFile;

    @BeforeEach
    void name() {
        keyFile = directory.resolve("secret.key");
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() throws Exception {
        var sealed = SecretBox.keyedBy(keyFile).seal("pa55 wörd", "trunks/1");
        assertThat(SecretBox.keyedBy(keyFile).open(sealed, "trunks/1")).hasValue("pa55 wörd");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        var box = SecretBox.keyedBy(keyFile);
        assertThat(box.seal("same", "trunks/1")).isNotEqualTo(box.seal("same", "trunks/1"));
    }

    @Test
    void doesNotOpenForAnotherRowOrKey() {
        var sealed = SecretBox.keyedBy(keyFile).seal("secret", "trunks/1");
        assertThat(SecretBox.keyedBy(keyFile).open(sealed, "trunks/2")).isEmpty();
        assertThat(SecretBox.keyedBy(directory.resolve("other.key")).open(sealed, "trunks/1"))
                .isEmpty();
    }

    @Test
    void refusesAKeyFileThatIsNone() throws Exception {
        Files.writeString(keyFile, "c2hvcnQ=");
        assertThatThrownBy(() -> SecretBox.keyedBy(keyFile))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("secret.key");
    }
}

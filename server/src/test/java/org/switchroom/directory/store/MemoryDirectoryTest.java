package org.switchroom.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.Directory;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class MemoryDirectoryTest {
    @Autowired
    Directory directory;

    @Test
    void startsEmpty() {
        assertThat(directory.firms()).isEmpty();
        assertThat(directory.trunks()).isEmpty();
    }
}

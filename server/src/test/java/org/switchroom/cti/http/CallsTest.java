package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/** Click to dial: however often the same click arrives, it dials once. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class CallsTest {
    private static final String NUMBER = "+493023125401";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    FakePhones phones;

    TestFirm firm;
    TestClient agent;
    String key;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        key = UUID.randomUUID().toString();
        phones.placed.clear();
    }

    private Answer dial(String to) {
        return agent.with("Idempotency-Key", key).post("/api/v1/calls", Map.of("to", to));
    }

    @Test
    void theSameRequestDialsOnce() {
        var first = dial(NUMBER);
        var again = dial(NUMBER);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(phones.placed).containsExactly(NUMBER);
    }

    @Test
    void manyAtOnceDialOnce() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 8).forEach(_ -> threads.submit(() -> dial(NUMBER)));
        }
        assertThat(phones.placed).containsExactly(NUMBER);
    }

    @Test
    void anotherRequestDialsAgain() {
        dial(NUMBER);
        key = UUID.randomUUID().toString();
        assertThat(dial(NUMBER).status()).isEqualTo(201);
        assertThat(phones.placed).containsExactly(NUMBER, NUMBER);
    }

    @Test
    void aKeyStandsForOneNumber() {
        dial(NUMBER);
        var other = dial("+493023125402");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.detail()).contains("another request");
        assertThat(phones.placed).containsExactly(NUMBER);
    }

    @Test
    void whatWasRefusedMayBeAskedAgain() {
        assertThat(dial("12").detail()).isEqualTo("Nobody here has this number.");
        assertThat(dial(NUMBER).status()).isEqualTo(201);
    }

    @Test
    void theKeysOfTwoPeopleAreTwoKeys() {
        dial(NUMBER);
        var there = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, there.prefix() + ".agent", TestFirm.PASSWORD);
        assertThat(dial(NUMBER).status()).isEqualTo(201);
        assertThat(phones.placed).hasSize(2);
    }

    @Test
    void asksForAKeyAndAnAgent() {
        assertThat(agent.post("/api/v1/calls", Map.of("to", NUMBER)).status()).isEqualTo(400);
        key = "short";
        assertThat(dial(NUMBER).detail()).contains("8 to 64");
        key = UUID.randomUUID().toString();
        agent = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        assertThat(dial(NUMBER).status()).isEqualTo(403);
        assertThat(phones.placed).isEmpty();
    }
}

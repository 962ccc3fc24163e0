package org.switchroom.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.source.SourceSettings.LdapSettings;
import tools.jackson.databind.JsonNode;

class LdapSourceTest {
    private static final CallerKeys ERIK = CallerKeys.ofNumber("+493023125901", "DE");
    private static final String BY_NUMBER = "(telephoneNumber={number})";
    private static final String READER = "cn=reader,dc=example,dc=com";

    private final TestSources sources = new TestSources("127.0.0.1");
    private InMemoryDirectoryServer directory;

    @BeforeEach
    void start() throws LDAPException, LDIFException {
        var config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, "pass word");
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        for (int i = 0; i < 30; i++) {
            directory.add(
                    "dn: uid=u" + i + ",dc=example,dc=com",
                    "objectClass: person",
                    "uid: u" + i,
                    "sn: Vogel" + i,
                    "departmentNumber: all",
                    "telephoneNumber: +4930231259" + "%02d".formatted(i),
                    "mail: a" + i + "@example.com",
                    "mail: b" + i + "@example.com");
        }
        directory.startListening();
    }

    @AfterEach
    void stop() {
        directory.shutDown(true);
        sources.close();
    }

    private JsonNode ask(String password, String filter, CallerKeys keys) throws SourceProblem, InterruptedException {
        var settings = SourceSettings.of(new LdapSettings(
                "127.0.0.1",
                directory.getListenPort(),
                false,
                READER,
                "dc=example,dc=com",
                List.of(filter),
                List.of("sn", "mail")));
        try (var source = sources.open(settings, password)) {
            return source.ask(settings.questions().getFirst(), keys, Duration.ofSeconds(2));
        }
    }

    @Test
    void makesObjectsOfEntries() throws Exception {
        var found = ask("pass word", BY_NUMBER, ERIK);
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/sn/0").asString()).isEqualTo("Vogel1");
        assertThat(found.at("/0/mail")).hasSize(2);
        assertThat(found.at("/0").has("telephoneNumber")).isFalse();
    }

    @Test
    void takesAKeyForAValueWhateverIsInIt() throws Exception {
        assertThat(ask("pass word", "(uid={customerNumber})", ERIK.with("*", "")))
                .isEmpty();
        assertThat(ask("pass word", "(uid={customerNumber})", ERIK.with("u1)(uid=*", "")))
                .isEmpty();
        assertThat(ask("pass word", "(uid={customerNumber})", ERIK.with("u7", "")))
                .hasSize(1);
    }

    @Test
    void takesNoMoreThanItCanUse() throws Exception {
        assertThat(ask("pass word", "(&(departmentNumber=all)(!(uid={number})))", ERIK))
                .hasSize(20);
    }

    @Test
    void saysInWordsWhatIsWrong() {
        assertThatThrownBy(() -> ask("wrong", BY_NUMBER, ERIK)).hasMessageContaining("refuses the login");
        directory.shutDown(true);
        assertThatThrownBy(() -> ask("pass word", BY_NUMBER, ERIK))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void cutsLongValuesShort() throws Exception {
        directory.add(
                "dn: uid=long,dc=example,dc=com",
                "objectClass: person",
                "uid: long",
                "sn: " + "x".repeat(5_000),
                "telephoneNumber: +493023125999");
        var found = ask("pass word", BY_NUMBER, CallerKeys.ofNumber("+493023125999", "DE"));
        assertThat(found.at("/0/sn/0").asString()).hasSize(1_000);
    }
}

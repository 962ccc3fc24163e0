package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.directory.DirectoryBody.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient.Answer;

/** What is dialled inside the firm, as an administrator sets it. */
@ServerTest
class ShortNumbersTest extends AsAdministrator {
    private static final String PATH = ADMIN + "short-numbers";

    private Answer add(String number, String kind, int targetId) {
        return admin.post(PATH, Map.of("number", number, "kind", kind, "targetId", targetId));
    }

    @Test
    void leadToAColleagueAQueueAndAMenu() {
        assertThat(add("21", "AGENT", firm.agentId()).status()).isEqualTo(201);
        assertThat(add("300", "QUEUE", firm.queueId()).status()).isEqualTo(201);
        assertThat(add("4000", "MENU", firm.menuId()).status()).isEqualTo(201);
        var listed = admin.get(PATH).body().get("items");
        assertThat(listed).hasSize(3);
        assertThat(listed.get(1).get("name").asString()).isEqualTo("Support");
        assertThat(admin.get(PATH + "?query=support").body().get("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1       | 422 | 2 to 6 digits
        1234567 | 422 | 2 to 6 digits
        2a      | 422 | 2 to 6 digits
        112     | 422 | emergency
        911     | 422 | emergency
        """)
    void areRefusedWithTheReason(String number, int status, String why) {
        var answer = add(number, "AGENT", firm.agentId());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(why);
    }

    @Test
    void haveOneMeaning() {
        assertThat(add("21", "AGENT", firm.agentId()).status()).isEqualTo(201);
        var clash = add("21", "QUEUE", firm.queueId());
        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.detail()).contains("is taken by");
        assertThat(add("22", "AGENT", firm.agentId()).detail()).contains("has a short number already");
        assertThat(add("23", "AGENT", firm.supervisorId()).detail()).contains("must be an agent");
    }

    @Test
    void goWithWhatTheyLeadTo() {
        int id = admin.post(ADMIN + "queues", queue("Night", List.of(firm.agentId())))
                .id();
        assertThat(add("55", "QUEUE", id).status()).isEqualTo(201);
        assertThat(admin.delete(ADMIN + "queues/" + id).status()).isEqualTo(204);
        assertThat(admin.get(PATH).body().get("items")).isEmpty();
    }
}

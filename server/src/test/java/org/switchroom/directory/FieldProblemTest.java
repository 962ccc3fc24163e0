package org.switchroom.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.directory.ChangeRefused.FieldProblem;

class FieldProblemTest {

    @ParameterizedTest
    @CsvSource({
        "agentIds, Agents is wrong.",
        "defaultQueueId, Default queue is wrong.",
        "ringTimeoutMs, Ring timeout in milliseconds is wrong.",
        "serviceLevelSeconds, Service level in seconds is wrong.",
        "choices[2].queueId, Queue is wrong.",
        "sipUser, Sip user is wrong.",
        "'', is wrong."
    })
    void saysTheFieldInWords(String field, String sentence) {
        assertThat(new FieldProblem(field, "is wrong.").sentence()).isEqualTo(sentence);
    }
}

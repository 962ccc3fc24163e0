package org.switchroom.connectors.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.connectors.guard.WriteReply.Outcome;

/** What came back can be kept and shown, whatever it is. */
class WriteReplyTest {
    private static final String SMILES = "😀".repeat(3_000);

    @Test
    void hasNoCharacterThatNobodyTakes() {
        var reply = new WriteReply(Outcome.FAILED, "broke\0", "\ud83d half", "\0ä\udc00 😀", 1);
        assertThat(reply.problem()).isEqualTo("broke�");
        assertThat(reply.sent()).isEqualTo("� half");
        assertThat(reply.said()).isEqualTo("�ä� 😀");
    }

    @Test
    void hasNoHalfOfOneWhereItIsCut() {
        var reply = new WriteReply(Outcome.WRITTEN, "", SMILES, "x" + SMILES, 1);
        assertThat(reply.sent()).hasSize(4_001).endsWith("😀…");
        assertThat(reply.said()).hasSize(4_001).endsWith("�…");
    }
}

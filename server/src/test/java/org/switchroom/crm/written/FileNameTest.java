package org.switchroom.crm.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.crm.written.FileName.plain;

import org.junit.jupiter.api.Test;
import org.switchroom.crm.RecordLimits;

class FileNameTest {
    @Test
    void staysAsPeopleWriteIt() {
        assertThat(plain("Müllers Rechnung (2).pdf")).isEqualTo("Müllers Rechnung (2).pdf");
        assertThat(plain("契約.docx")).isEqualTo("契約.docx");
    }

    @Test
    void losesTheWayToIt() {
        assertThat(plain("../../etc/passwd")).isEqualTo("passwd");
        assertThat(plain("C:\\Users\\ida\\a.txt")).isEqualTo("a.txt");
        assertThat(plain("/tmp/..")).isEmpty();
        assertThat(plain(" .htaccess ")).isEqualTo("htaccess");
    }

    @Test
    void losesWhatCannotBeSeenOrMeansSomethingElse() {
        assertThat(plain("a\r\nSet-Cookie: b.txt")).isEqualTo("aSet-Cookie_ b.txt");
        assertThat(plain("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(plain("a\u0000b\uD800.txt")).isEqualTo("ab.txt");
        assertThat(plain("\u200B\u0007")).isEmpty();
    }

    @Test
    void keepsItsEndingWhenItIsTooLong() {
        assertThat(plain("x".repeat(70_000) + ".pdf"))
                .hasSize(RecordLimits.FILE_NAME)
                .endsWith("x.pdf");
        assertThat(plain("x".repeat(200))).hasSize(RecordLimits.FILE_NAME);
        assertThat(plain("😀".repeat(100) + "a.pdf"))
                .endsWith("😀.pdf")
                .hasSizeLessThanOrEqualTo(RecordLimits.FILE_NAME);
    }
}

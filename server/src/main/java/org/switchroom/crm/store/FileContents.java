package org.switchroom.crm.store;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomerFile;

/** What is in attached files, read part by part: a slow reader holds no connection, and none is in memory as a whole. */
@Component
public class FileContents {
    private static final int PART = 262_144;

    private final JdbcClient sql;

    FileContents(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws IOException when the reader is gone, or the file is meanwhile */
    public void write(int firmId, CustomerFile file, OutputStream out) throws IOException {
        for (long from = 0; from < file.bytes(); from += PART) {
            out.write(part(firmId, file.id(), from));
        }
    }

    private byte[] part(int firmId, long fileId, long from) throws IOException {
        return sql.sql(
                        "select substring(content from ?::int for ?) from crm.customer_files where firm_id = ? and id = ?")
                .params(from + 1, PART, firmId, fileId)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new IOException("The file " + fileId + " is gone"));
    }
}

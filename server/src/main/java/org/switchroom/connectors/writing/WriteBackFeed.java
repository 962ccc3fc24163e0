package org.switchroom.connectors.writing;

import java.util.LinkedHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.mapping.Entry.Field;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.connectors.store.WriteBacks;
import org.switchroom.crm.WrittenDown;

/** Queues what is written down, in the transaction that keeps it: neither is there without the other. */
@Component
class WriteBackFeed {
    private final ConnectorBook connectors;
    private final WriteBacks writeBacks;

    WriteBackFeed(ConnectorBook connectors, WriteBacks writeBacks) {
        this.connectors = connectors;
        this.writeBacks = writeBacks;
    }

    @EventListener
    void writtenDown(WrittenDown written) {
        for (var one : connectors.of(written.firmId())) {
            if (one.connector().writes()) {
                writeBacks.add(one.connector().id(), written, entry(written));
            }
        }
    }

    private static Entry entry(WrittenDown written) {
        var values = new LinkedHashMap<String, String>();
        values.put(
                Field.CONTACT_ID.inTemplates(),
                written.contactId() == null ? "" : written.contactId().toString());
        values.put(Field.NUMBER.inTemplates(), written.number());
        values.put(
                Field.DIGITS.inTemplates(),
                written.number().isEmpty() ? "" : written.number().substring(1));
        values.put(Field.CUSTOMER_NUMBER.inTemplates(), written.about().number());
        values.put(Field.FIRST_NAME.inTemplates(), written.about().firstName());
        values.put(Field.LAST_NAME.inTemplates(), written.about().lastName());
        values.put(Field.COMPANY.inTemplates(), written.about().company());
        values.put(Field.EMAIL.inTemplates(), written.about().email());
        values.put(Field.AGENT.inTemplates(), written.authorName());
        values.put(Field.DISPOSITION_CODE.inTemplates(), written.dispositionCode());
        values.put(Field.DISPOSITION.inTemplates(), written.disposition());
        values.put(Field.NOTE.inTemplates(), written.note());
        return new Entry(values);
    }
}

package org.switchroom.connectors.writing;

import java.util.List;
import java.util.Map;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.source.WriteBack;
import org.switchroom.connectors.source.WriteBack.RestWriting;
import org.switchroom.connectors.source.WriteBack.RestWriting.Method;
import org.switchroom.connectors.store.Connector;

/** A connector that posts each note, as a JSON text, to {@code /notes} of a service, and is not asked about callers. */
final class TestConnector {
    private TestConnector() {}

    /** @param id 0: of a new one */
    static Connector at(String service, int id, boolean writes, int timeMs) {
        var asked = new RestSettings(List.of(service + "/people/{number}"), Map.of(), RestSettings.Login.NONE, "");
        var mapping = new CardMapping(
                ForeignCard.Kind.CUSTOMER,
                "",
                List.of(new CardMapping.FieldPlace(ForeignCard.Field.LAST_NAME, "", "/name")),
                "",
                List.of());
        var rest = new RestWriting(Method.POST, service + "/notes", "\"{note}\"");
        return new Connector(
                id,
                "CRM",
                false,
                1,
                false,
                SourceSettings.of(asked),
                mapping,
                Limits.USUAL,
                new WriteBack(writes, timeMs, rest, null, null),
                false);
    }
}

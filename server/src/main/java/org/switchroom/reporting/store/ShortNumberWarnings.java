package org.switchroom.reporting.store;

import java.util.List;
import org.springframework.stereotype.Component;
import org.switchroom.directory.Directory;
import org.switchroom.directory.EmergencyNumbers;
import org.switchroom.reporting.Board.WarningLive;

/** Tells supervisors of short numbers, given before that was refused, which call for help when they are dialled. */
@Component
class ShortNumberWarnings extends DirectoryWarnings {
    private static final String EMERGENCY = "SHORT_NUMBER_EMERGENCY";

    private final Directory directory;

    ShortNumberWarnings(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<WarningLive> of(int firmId) {
        var country = directory.firm(firmId).country();
        return directory.shortNumbers(firmId).stream()
                .filter(one -> EmergencyNumbers.contain(one.number(), country))
                .map(one -> new WarningLive(0, 0, one.number(), EMERGENCY, null))
                .toList();
    }
}

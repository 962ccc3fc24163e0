package org.switchroom.reporting.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.switchroom.directory.Directory;
import org.switchroom.directory.EmergencyNumbers;
import org.switchroom.reporting.Board.WarningLive;
import org.switchroom.reporting.BoardWarnings;

/** Tells supervisors of short numbers, given before that was refused, which call for help when they are dialled. */
@Component
class ShortNumberWarnings implements BoardWarnings {
    private static final String EMERGENCY = "SHORT_NUMBER_EMERGENCY";

    private final Directory directory;
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

    ShortNumberWarnings(Directory directory) {
        this.directory = directory;
    }

    @EventListener
    void directoryChanged(Directory.Changed change) {
        listeners.forEach(listener -> listener.accept(change.firmId()));
    }

    @Override
    public void onChange(IntConsumer firmId) {
        listeners.add(firmId);
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

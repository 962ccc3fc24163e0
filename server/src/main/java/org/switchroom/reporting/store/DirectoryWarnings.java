package org.switchroom.reporting.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.springframework.context.event.EventListener;
import org.switchroom.directory.Directory;
import org.switchroom.reporting.BoardWarnings;

/** Warnings of what is set up: there may be others whenever the directory changes. */
abstract class DirectoryWarnings implements BoardWarnings {
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

    @EventListener
    void directoryChanged(Directory.Changed change) {
        listeners.forEach(listener -> listener.accept(change.firmId()));
    }

    @Override
    public void onChange(IntConsumer firmId) {
        listeners.add(firmId);
    }
}

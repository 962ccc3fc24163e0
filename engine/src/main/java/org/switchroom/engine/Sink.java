package org.switchroom.engine;

/** Takes the events of a command, in order. Must not call the engine. */
@FunctionalInterface
public interface Sink {
    void accept(LoggedEvent event);
}

package org.switchroom.reporting;

import java.util.List;
import java.util.function.IntConsumer;

/** What a supervisor should know of the configuration while calls come in. Implemented by whoever finds out. */
public interface BoardWarnings {

    List<Board.WarningLive> of(int firmId);

    /** Told the firm when its warnings have changed; hand over and return. */
    void onChange(IntConsumer firmId);
}

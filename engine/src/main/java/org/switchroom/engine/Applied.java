package org.switchroom.engine;

/** What {@link Engine#apply} did with a submission. */
public enum Applied {
    /** It was decided now; its events are new. */
    NEW,
    /** It was decided before; the sink got the stored answer again and the state is as it was. Not to be journaled. */
    REPEATED
}

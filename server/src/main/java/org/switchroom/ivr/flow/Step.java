package org.switchroom.ivr.flow;

import java.util.Map;
import org.switchroom.ivr.Script;

/** One kind of step: what it does on arrival and how it takes inputs. */
interface Step {

    Next enter(Script script, Map<String, String> variables);

    /** An input that means nothing here leaves everything as it is. */
    Next on(Script script, FlowState state, Input input);
}

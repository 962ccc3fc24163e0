package org.switchroom.pop;

/** Which card opens for whom. */
public interface CardPlans {

    /** By the first scenario that holds, else the built-in one. Any thread, at once. */
    CardPlan of(int firmId, CallFacts facts);
}

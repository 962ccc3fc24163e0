package org.switchroom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of the server (what lies in Maven modules of its own is none) keep to their door plates. */
class ModularityTest {
    private final ApplicationModules modules = ApplicationModules.of(
            Switchroom.class,
            resideInAnyPackage("org.switchroom.engine..", "org.switchroom.wire..", "org.switchroom.phones.."));

    @Test
    void everyModuleKeepsToItsDoorPlate() {
        modules.verify();
    }
}

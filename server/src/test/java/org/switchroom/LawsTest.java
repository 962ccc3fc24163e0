package org.switchroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The laws of the house that hold over all its rooms. */
@AnalyzeClasses(packages = "org.switchroom", importOptions = ImportOption.DoNotIncludeTests.class)
class LawsTest {

    @ArchTest
    static final ArchRule ONLY_TELEPHONY_AND_PHONES_TOUCH_THE_WIRE = noClasses()
            .that()
            .resideOutsideOfPackages("org.switchroom.telephony..", "org.switchroom.phones..", "org.switchroom.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.switchroom.wire..");

    @ArchTest
    static final ArchRule ONLY_THE_DEMO_PLAYS_PHONES = noClasses()
            .that()
            .resideOutsideOfPackages("org.switchroom.demo..", "org.switchroom.phones..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.switchroom.phones..");

    @ArchTest
    static final ArchRule ONLY_ROUTING_CALLS_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages("org.switchroom.routing..", "org.switchroom.engine..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.switchroom.engine.Engine")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.switchroom.engine.Centre");

    @ArchTest
    static final ArchRule NOTHING_PURE_KNOWS_SPRING = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.switchroom.engine..",
                    "org.switchroom.wire..",
                    "org.switchroom.phones..",
                    "org.switchroom.directory.snapshot..",
                    "org.switchroom.criteria.rule..",
                    "org.switchroom.connectors.mapping..",
                    "org.switchroom.pop.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule NOBODY_HAS_A_DRAWER_FOR_EVERYTHING = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..shared..", "..misc..");
}

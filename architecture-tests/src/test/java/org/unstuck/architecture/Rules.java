package org.unstuck.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.unstuck.architecture.Modules.APPLICATION;
import static org.unstuck.architecture.Modules.DOMAIN;
import static org.unstuck.architecture.Modules.EVENTS;
import static org.unstuck.architecture.Modules.PERSISTENCE;
import static org.unstuck.architecture.Modules.REST;
import static org.unstuck.architecture.Modules.SERVER;
import static org.unstuck.architecture.Modules.WORKFLOWS;
import static org.unstuck.architecture.Modules.oursOnlyIn;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** What ARCHITECTURE.md says, as rules; {@link RulesFireTest} shows of each that it can fail. */
final class Rules {

    static final ArchRule DOMAIN_KNOWS_THE_JDK = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(DOMAIN, "java..", "org.jspecify.annotations..");

    static final ArchRule APPLICATION_KNOWS_THE_DOMAIN = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(APPLICATION, DOMAIN, "java..", "org.jspecify.annotations..", "org.slf4j");

    static final ArchRule REST_KNOWS_THE_APPLICATION = classes()
            .that()
            .resideInAPackage(REST)
            .should()
            .onlyDependOnClassesThat(oursOnlyIn(REST, APPLICATION, DOMAIN));

    static final ArchRule PERSISTENCE_KNOWS_THE_APPLICATION = classes()
            .that()
            .resideInAPackage(PERSISTENCE)
            .should()
            .onlyDependOnClassesThat(oursOnlyIn(PERSISTENCE, APPLICATION, DOMAIN));

    static final ArchRule EVENTS_KNOW_THE_APPLICATION = classes()
            .that()
            .resideInAPackage(EVENTS)
            .should()
            .onlyDependOnClassesThat(oursOnlyIn(EVENTS, APPLICATION, DOMAIN));

    static final ArchRule WORKFLOWS_KNOW_THE_APPLICATION = classes()
            .that()
            .resideInAPackage(WORKFLOWS)
            .should()
            .onlyDependOnClassesThat(oursOnlyIn(WORKFLOWS, APPLICATION, DOMAIN));

    static final ArchRule EVERYTHING_BELONGS_TO_A_MODULE =
            classes().should().resideInAnyPackage(DOMAIN, APPLICATION, REST, PERSISTENCE, EVENTS, WORKFLOWS, SERVER);

    static final ArchRule ONLY_WORKFLOWS_KNOW_CAMUNDA = noClasses()
            .that()
            .resideOutsideOfPackage(WORKFLOWS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    static final ArchRule ONLY_PERSISTENCE_SPEAKS_SQL = noClasses()
            .that()
            .resideOutsideOfPackages(PERSISTENCE, SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "java.sql..");

    static final ArchRule ONLY_EDGES_SPEAK_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages(REST, WORKFLOWS, SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.security..");

    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should(callMethod(Instant.class, "now"))
            .orShould(callMethod(System.class, "currentTimeMillis"))
            .orShould(callMethod(Clock.class, "systemUTC"))
            .orShould(callMethod(Clock.class, "systemDefaultZone"));

    static final ArchRule PACKAGES_ARE_CONCEPTS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..dto..",
                    "..enums..",
                    "..exceptions..",
                    "..impl..",
                    "..util..",
                    "..common..",
                    "..shared..",
                    "..model..",
                    "..service..");

    static final ArchRule CONTROLLERS_ARE_NOBODYS_BUSINESS =
            classes().that().haveSimpleNameEndingWith("Controller").should().notBePublic();

    static final ArchRule STORAGE_PORTS_ARE_NAMED_BY_THE_DOMAIN = classes()
            .that()
            .resideInAPackage("org.unstuck.application.port")
            .and()
            .areInterfaces()
            .should()
            .haveNameNotMatching(".*(Port|Repository|Dao|Gateway|Jooq|Camunda).*");

    static final ArchRule A_USE_CASE_HAS_ONE_VERB = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .and()
            // Ports, and words that use cases and ports have in common.
            .resideOutsideOfPackages("org.unstuck.application.port..", "org.unstuck.application.filter..")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotRecords()
            .and()
            .haveSimpleNameNotStartingWith("Read")
            .and()
            .doNotHaveSimpleName("package-info")
            .should(haveOnePublicVerb());

    static final ArchRule WITHIN_MODULES_PACKAGES_FORM_NO_CYCLES =
            slices().assignedFrom(new ConceptSlices()).should().beFreeOfCycles();

    private Rules() {}

    private static ArchCondition<JavaClass> haveOnePublicVerb() {
        return new ArchCondition<>("have one public verb") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> verbs = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
                events.add(new SimpleConditionEvent(
                        type, verbs.size() == 1, type.getName() + " has the public verbs " + verbs));
            }
        };
    }
}

package org.unstuck.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail guards nothing: each is shown a class that breaks it. */
class RulesFireTest {

    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location ->
                    location.contains("architecture-tests") && !location.contains("/org/unstuck/architecture/"))
            .importPackages("org.unstuck");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("offences")
    void catches(String name, String offender, ArchRule rule) {
        assertThat(rule.evaluate(OFFENDERS).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(offender));
    }

    @Test
    void isShownForEveryRule() {
        Set<Object> shown = offences().map(offence -> offence.get()[0]).collect(Collectors.toSet());

        assertThat(ArchitectureTest.rules().map(rule -> rule.get()[0])).allMatch(shown::contains);
    }

    static Stream<Arguments> offences() {
        return Stream.of(
                offence("DOMAIN_KNOWS_THE_JDK", "DomainThatLogs", Rules.DOMAIN_KNOWS_THE_JDK),
                offence("APPLICATION_KNOWS_THE_DOMAIN", "UseCaseThatKnowsSpring", Rules.APPLICATION_KNOWS_THE_DOMAIN),
                offence("REST_KNOWS_THE_APPLICATION", "ControllerThatSpeaksSql", Rules.REST_KNOWS_THE_APPLICATION),
                offence(
                        "PERSISTENCE_KNOWS_THE_APPLICATION",
                        "PersistenceThatAnswersHttp",
                        Rules.PERSISTENCE_KNOWS_THE_APPLICATION),
                offence("EVENTS_KNOW_THE_APPLICATION", "EventsThatKnowTheWeb", Rules.EVENTS_KNOW_THE_APPLICATION),
                offence(
                        "WORKFLOWS_KNOW_THE_APPLICATION",
                        "WorkflowThatKnowsTheWeb",
                        Rules.WORKFLOWS_KNOW_THE_APPLICATION),
                offence("EVERYTHING_BELONGS_TO_A_MODULE", "Homeless", Rules.EVERYTHING_BELONGS_TO_A_MODULE),
                offence("ONLY_WORKFLOWS_KNOW_CAMUNDA", "PersistenceThatAnswersHttp", Rules.ONLY_WORKFLOWS_KNOW_CAMUNDA),
                offence("ONLY_PERSISTENCE_SPEAKS_SQL", "ControllerThatSpeaksSql", Rules.ONLY_PERSISTENCE_SPEAKS_SQL),
                offence("ONLY_EDGES_SPEAK_HTTP", "PersistenceThatAnswersHttp", Rules.ONLY_EDGES_SPEAK_HTTP),
                offence("TIME_COMES_FROM_THE_CLOCK", "DomainThatReadsTheTime", Rules.TIME_COMES_FROM_THE_CLOCK),
                offence("PACKAGES_ARE_CONCEPTS", "domain.util.Helper", Rules.PACKAGES_ARE_CONCEPTS),
                offence("CONTROLLERS_ARE_NOBODYS_BUSINESS", "PublicController", Rules.CONTROLLERS_ARE_NOBODYS_BUSINESS),
                offence(
                        "STORAGE_PORTS_ARE_NAMED_BY_THE_DOMAIN",
                        "RequestRepository",
                        Rules.STORAGE_PORTS_ARE_NAMED_BY_THE_DOMAIN),
                offence("A_USE_CASE_HAS_ONE_VERB", "UseCaseWithTwoVerbs", Rules.A_USE_CASE_HAS_ONE_VERB),
                offence(
                        "WITHIN_MODULES_PACKAGES_FORM_NO_CYCLES",
                        "circle.Second",
                        Rules.WITHIN_MODULES_PACKAGES_FORM_NO_CYCLES));
    }

    private static Arguments offence(String name, String offender, ArchRule rule) {
        return arguments(name, offender, rule);
    }
}

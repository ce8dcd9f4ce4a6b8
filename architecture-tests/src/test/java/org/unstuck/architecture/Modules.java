package org.unstuck.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The modules as packages. */
final class Modules {

    static final String DOMAIN = "org.unstuck.domain..";
    static final String APPLICATION = "org.unstuck.application..";
    static final String REST = "org.unstuck.rest..";
    static final String PERSISTENCE = "org.unstuck.persistence..";
    static final String EVENTS = "org.unstuck.events..";
    static final String WORKFLOWS = "org.unstuck.workflows..";
    static final String SERVER = "org.unstuck.server..";

    /** Everything that is shipped. */
    static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.unstuck");

    private Modules() {}

    /** Classes of these modules, and everything that is not ours. */
    static DescribedPredicate<JavaClass> oursOnlyIn(String... packages) {
        DescribedPredicate<JavaClass> ours = resideInAnyPackage("org.unstuck..");
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages);
        return describe("of ours only " + String.join(", ", packages), type -> !ours.test(type) || allowed.test(type));
    }
}

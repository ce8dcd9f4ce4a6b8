package org.unstuck.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One slice for each concept of each module; what lies directly in a module's package serves all its concepts. */
final class ConceptSlices implements SliceAssignment {

    private static final Pattern CONCEPT = Pattern.compile("org\\.unstuck\\.(\\w+)\\.(\\w+)(\\..*)?");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        Matcher matcher = CONCEPT.matcher(type.getPackageName());
        // Generated tables and keys name each other as the schema does.
        return matcher.matches() && !matcher.group(2).equals("jooq")
                ? SliceIdentifier.of(matcher.group(1), matcher.group(2))
                : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return "concepts of modules";
    }
}

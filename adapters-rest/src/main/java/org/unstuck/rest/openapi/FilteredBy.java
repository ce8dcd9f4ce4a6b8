package org.unstuck.rest.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A list with filters or sorters; what the document says of them is taken from the fields that its code checks. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FilteredBy {

    /** The class whose constant {@code ALL} is given to {@link org.unstuck.rest.page.ListQuery}. */
    Class<?> value();
}

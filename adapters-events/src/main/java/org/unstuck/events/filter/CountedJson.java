package org.unstuck.events.filter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The event as an expression sees it: it counts how often it is looked into and breaks off when that is too often. All
 * work that an expression makes goes through here.
 */
final class CountedJson extends JacksonJsonProvider {

    private int stepsLeft;

    CountedJson(ObjectMapper json, int steps) {
        super(json);
        stepsLeft = steps;
    }

    /** Expected, so it has no stack trace. */
    static final class TooManySteps extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("the expression looks into the event too often", null, false, false);
        }
    }

    @Override
    public boolean isArray(Object value) {
        step();
        return super.isArray(value);
    }

    @Override
    public boolean isMap(Object value) {
        step();
        return super.isMap(value);
    }

    @Override
    public Object getArrayIndex(Object array, int index) {
        step();
        return super.getArrayIndex(array, index);
    }

    @Override
    public Object getMapValue(Object object, String name) {
        step();
        return super.getMapValue(object, name);
    }

    @Override
    public Collection<String> getPropertyKeys(Object object) {
        step();
        return super.getPropertyKeys(object);
    }

    /** An element that is passed over is looked into, too, if only to compare it. */
    @Override
    public Iterable<?> toIterable(Object array) {
        Iterable<?> elements = super.toIterable(array);
        return (Iterable<Object>) () -> counted(elements.iterator());
    }

    /** What is found is asked for by its place. */
    @Override
    public List<Object> createArray() {
        return new ArrayList<>();
    }

    private Iterator<Object> counted(Iterator<?> elements) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Object next() {
                step();
                return elements.next();
            }
        };
    }

    private void step() {
        if (--stepsLeft < 0) {
            throw new TooManySteps();
        }
    }
}

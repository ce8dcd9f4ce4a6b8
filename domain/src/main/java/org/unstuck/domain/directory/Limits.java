package org.unstuck.domain.directory;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How large what the directory keeps may be. */
public final class Limits {

    /** Characters of an id; ids are opaque. */
    public static final int ID = 128;

    /** Characters of a name and of all else that is looked for by its beginning. */
    public static final int NAME = 256;

    /** Characters of a text that is only shown. */
    public static final int TEXT = 10_000;

    /** Members of a governance group. */
    public static final int MEMBERS = 10_000;

    /** Approvals, one after the other, of one request. */
    public static final int APPROVERS = 20;

    /** Access profiles, and likewise entitlements, that one requestable object brings with it. */
    public static final int CONTENTS = 1_000;

    private Limits() {}

    static void requireId(String field, @Nullable String id) {
        requireText(field, id, ID);
    }

    static void requireName(String field, @Nullable String name) {
        requireText(field, name, NAME);
    }

    static void idIfAny(String field, @Nullable String id) {
        if (id != null) {
            requireId(field, id);
        }
    }

    static void lengthIfAny(String field, @Nullable String text, int max) {
        if (text != null && text.length() > max) {
            throw new IllegalArgumentException(field + " must not have more than " + max + " characters");
        }
    }

    static void requireIds(String field, List<String> ids, int max) {
        if (ids.size() > max) {
            throw new IllegalArgumentException(field + " must not be more than " + max + ", but are " + ids.size());
        }
        ids.forEach(id -> requireId(field, id));
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException(field + " must not name anything twice");
        }
    }

    private static void requireText(String field, @Nullable String text, int max) {
        if (text == null || text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException(field + " must have 1 to " + max + " characters");
        }
    }
}

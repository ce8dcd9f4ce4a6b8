package org.unstuck.rest.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.Limits;

/** Approvers of entitlements as one text with commas between them. */
final class ApproversInText {

    private static final String GROUP = "workgroup:";

    private static final Map<String, Approver.Kind> KINDS = Map.of(
            "entitlementOwner", Approver.Kind.ENTITLEMENT_OWNER,
            "sourceOwner", Approver.Kind.SOURCE_OWNER,
            "manager", Approver.Kind.MANAGER);

    private static final Map<Approver.Kind, String> WORDS =
            KINDS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private ApproversInText() {}

    static String write(List<Approver> approvers) {
        return approvers.stream().map(ApproversInText::word).collect(Collectors.joining(", "));
    }

    /** Those that it names, in their order; nothing where one of its words is none. */
    static Optional<List<Approver>> read(String text) {
        if (text.isBlank()) {
            return Optional.of(List.of());
        }
        List<Approver> approvers = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            Approver approver = approver(word.strip());
            if (approver == null) {
                return Optional.empty();
            }
            approvers.add(approver);
        }
        return Optional.of(approvers);
    }

    private static String word(Approver approver) {
        String group = approver.governanceGroupId();
        return group == null ? Objects.requireNonNull(WORDS.get(approver.kind())) : GROUP + group;
    }

    private static @Nullable Approver approver(String word) {
        if (word.startsWith(GROUP)) {
            String group = word.substring(GROUP.length()).strip();
            return group.isEmpty() || group.length() > Limits.ID ? null : Approver.anyOf(group);
        }
        Approver.Kind kind = KINDS.get(word);
        return kind == null ? null : Approver.of(kind);
    }
}

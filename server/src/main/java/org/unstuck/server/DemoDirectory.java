package org.unstuck.server;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.AccountAttribute;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.Contents;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.server.DemoProvisioner.Manner;

/**
 * The people whom {@link DemoRequests} are about, and what they ask for: one object for each way of approving. Everybody
 * but the first has a manager, five to each; one in thirteen has left.
 */
final class DemoDirectory {

    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Bruno", "Chiara", "Dagny", "Emeka", "Freya", "Goran", "Hana", "Imre", "Jun", "Kalinda");
    private static final List<String> LAST_NAMES =
            List.of("Adeyemi", "Bergström", "Costa", "Dubois", "Eriksen", "Farkas", "Gupta", "Hayashi", "Ivanova");

    static final List<Identity> PEOPLE = IntStream.range(0, FIRST_NAMES.size() * LAST_NAMES.size())
            .mapToObj(DemoDirectory::person)
            .toList();

    /** Has nothing and has asked for nothing, so that whoever tries the server can ask for something. */
    static final Identity NEWCOMER = PEOPLE.getLast();

    private static final GovernanceGroup REVIEW_BOARD =
            new GovernanceGroup(id("b0", 1), "Access Review Board", List.of(personId(1), personId(2), personId(7)));

    static final List<GovernanceGroup> GOVERNANCE_GROUPS = List.of(REVIEW_BOARD);

    private static final Source CORPORATE_DIRECTORY = new Source(id("50", 1), "Corporate Directory", personId(3));
    private static final Source PAYROLL = new Source(id("50", 2), "Payroll", personId(4));
    private static final Source CRM = new Source(id("50", 3), "CRM", personId(5));
    private static final Source DATA_WAREHOUSE = new Source(id("50", 4), "Data Warehouse", personId(6));

    static final List<Source> SOURCES = List.of(CORPORATE_DIRECTORY, PAYROLL, CRM, DATA_WAREHOUSE);

    /** How the sources take orders; whatever has no source is finished at once. */
    static final Map<String, Manner> MANNERS = Map.of(
            CORPORATE_DIRECTORY.id(),
            Manner.HANGS,
            PAYROLL.id(),
            Manner.FAILS_AT_FIRST,
            CRM.id(),
            Manner.IS_VERIFIED_LATER,
            DATA_WAREHOUSE.id(),
            Manner.FAILS);

    private static final RequestableObject VPN = entitlement(
            1, "VPN", CORPORATE_DIRECTORY, "memberOf", "CN=vpn,OU=groups,DC=example,DC=com", true, ApprovalScheme.NONE);
    private static final RequestableObject CRM_USER =
            entitlement(2, "CRM User", CRM, "profile", "user", true, granting(Approver.of(Approver.Kind.SOURCE_OWNER)));
    private static final RequestableObject LEDGER_ENTRY = entitlement(
            3,
            "Ledger Entry",
            PAYROLL,
            "groups",
            "ledger-entry",
            true,
            new ApprovalScheme(
                    List.of(Approver.of(Approver.Kind.ENTITLEMENT_OWNER), Approver.anyOf(REVIEW_BOARD.id())),
                    List.of(Approver.of(Approver.Kind.MANAGER)),
                    true,
                    true));
    private static final RequestableObject WAREHOUSE_LOGIN =
            entitlement(4, "Warehouse Login", DATA_WAREHOUSE, "roles", "login", false, ApprovalScheme.NONE);
    private static final RequestableObject PAYROLL_APPROVER = accessProfile(
            1,
            "Payroll Approver",
            PAYROLL,
            granting(Approver.of(Approver.Kind.ACCESS_PROFILE_OWNER), Approver.of(Approver.Kind.SOURCE_OWNER)),
            LEDGER_ENTRY);
    private static final RequestableObject WAREHOUSE_READER = accessProfile(
            2, "Warehouse Reader", DATA_WAREHOUSE, granting(Approver.of(Approver.Kind.MANAGER)), WAREHOUSE_LOGIN);
    private static final RequestableObject TREASURY_ANALYST = role(
            1,
            "Treasury Analyst",
            new ApprovalScheme(
                    List.of(Approver.of(Approver.Kind.MANAGER), Approver.of(Approver.Kind.ROLE_OWNER)),
                    List.of(Approver.of(Approver.Kind.ROLE_OWNER)),
                    true,
                    false),
            new Contents(List.of(PAYROLL_APPROVER.id(), WAREHOUSE_READER.id()), List.of(CRM_USER.id())));
    private static final RequestableObject BUILD_OPERATOR = role(
            2,
            "Build Operator",
            granting(Approver.anyOf(REVIEW_BOARD.id())),
            new Contents(List.of(), List.of(VPN.id())));

    static final List<RequestableObject> REQUESTABLE_OBJECTS = List.of(
            VPN,
            CRM_USER,
            LEDGER_ENTRY,
            WAREHOUSE_LOGIN,
            PAYROLL_APPROVER,
            WAREHOUSE_READER,
            TREASURY_ANALYST,
            BUILD_OPERATOR);

    private DemoDirectory() {}

    private static Identity person(int number) {
        String firstName = FIRST_NAMES.get(number % FIRST_NAMES.size());
        String lastName = LAST_NAMES.get(number % LAST_NAMES.size());
        String alias = withoutAccents(firstName + "." + lastName).toLowerCase(Locale.ROOT);
        boolean hasLeft = number % 13 == 12;
        return new Identity(
                personId(number),
                firstName + " " + lastName,
                alias,
                firstName,
                lastName,
                alias + "@example.com",
                hasLeft ? "Inactive" : "Active",
                hasLeft ? Identity.State.INACTIVE_LONG_TERM : Identity.State.ACTIVE,
                number == 0 ? null : personId((number - 1) / 5));
    }

    private static RequestableObject entitlement(
            int number,
            String name,
            Source source,
            String attribute,
            String value,
            boolean requestable,
            ApprovalScheme approval) {
        return object(
                new ObjectReference(RequestedObject.Type.ENTITLEMENT, id("e0", number)),
                name,
                source,
                requestable,
                new AccountAttribute(attribute, value),
                approval,
                Contents.NONE);
    }

    private static RequestableObject accessProfile(
            int number, String name, Source source, ApprovalScheme approval, RequestableObject... entitlements) {
        List<String> ids = new ArrayList<>();
        for (RequestableObject entitlement : entitlements) {
            ids.add(entitlement.id());
        }
        return object(
                new ObjectReference(RequestedObject.Type.ACCESS_PROFILE, id("a0", number)),
                name,
                source,
                true,
                null,
                approval,
                new Contents(List.of(), ids));
    }

    private static RequestableObject role(int number, String name, ApprovalScheme approval, Contents contents) {
        return object(
                new ObjectReference(RequestedObject.Type.ROLE, id("70", number)),
                name,
                null,
                true,
                new AccountAttribute("assignedRoles", name),
                approval,
                contents);
    }

    private static RequestableObject object(
            ObjectReference reference,
            String name,
            @Nullable Source source,
            boolean requestable,
            @Nullable AccountAttribute account,
            ApprovalScheme approval,
            Contents contents) {
        return new RequestableObject(
                reference,
                name,
                null,
                personId(8 + reference.id().charAt(31) % 8),
                source == null ? null : source.id(),
                requestable,
                null,
                account,
                approval,
                contents);
    }

    private static ApprovalScheme granting(Approver... approvers) {
        return new ApprovalScheme(List.of(approvers), List.of(), false, false);
    }

    private static String personId(int number) {
        return id("1d", number);
    }

    private static String id(String kind, int number) {
        return "de%s%028x".formatted(kind, number);
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}

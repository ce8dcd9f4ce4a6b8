package org.unstuck.rest.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.approval.ReadApprovers;
import org.unstuck.application.approval.ReadApprovers.Approvers;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.CompletedApprovalFields;
import org.unstuck.application.port.PendingApprovalFields;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.filter.TimeText;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** What waits for decisions, what was decided, and who is asked (contract 4.6). */
@RestController
@RequestMapping(path = "/access-request-approvals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access request approvals")
class ReadApprovalsController {

    private static final String FROM = "from-date";

    private final ReadApprovals readApprovals;
    private final ReadApprovers readApprovers;

    ReadApprovalsController(ReadApprovals readApprovals, ReadApprovers readApprovers) {
        this.readApprovals = readApprovals;
        this.readApprovers = readApprovers;
    }

    @Operation(
            operationId = "listPendingApprovals",
            summary = "List pending approvals",
            description = """
                    Approvals whose turn it is, of requests that are open: those of a person and of the groups that \
                    the person is a member of. The newest come first unless `sorters` says otherwise.""",
            parameters =
                    @Parameter(
                            name = WhoseApprovals.OWNER,
                            in = ParameterIn.QUERY,
                            description = WhoseApprovals.DESCRIPTION,
                            schema = @Schema(types = "string", minLength = 1),
                            example = "me"))
    @ApiResponse(responseCode = "200", description = "The approvals.", useReturnTypeSchema = true)
    @FilteredBy(PendingApprovalFields.class)
    @GetMapping("/pending")
    ResponseEntity<List<PendingApproval>> pending(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, PendingApprovalFields.ALL, Set.of(WhoseApprovals.OWNER));
        String whose = WhoseApprovals.of(query.own().get(WhoseApprovals.OWNER), Caller.of(authentication));
        Selection selection = DashedIds.removed(
                query.selection(), Set.of(PendingApprovalFields.ID, PendingApprovalFields.ACCESS_REQUEST));
        List<PendingApproval> approvals = readApprovals.pending(whose, selection, query.page()).stream()
                .map(PendingApproval::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readApprovals.countPending(whose, selection)))
                .body(approvals);
    }

    @Operation(
            operationId = "listCompletedApprovals",
            summary = "List completed approvals",
            description = """
                    Approvals that were approved or rejected: those that a person decided, and those that somebody \
                    else decided in that person's place. The latest decided come first unless `sorters` says \
                    otherwise.""",
            parameters =
                    @Parameter(
                            name = WhoseApprovals.OWNER,
                            in = ParameterIn.QUERY,
                            description = WhoseApprovals.DESCRIPTION,
                            schema = @Schema(types = "string", minLength = 1),
                            example = "me"))
    @ApiResponse(responseCode = "200", description = "The approvals.", useReturnTypeSchema = true)
    @FilteredBy(CompletedApprovalFields.class)
    @GetMapping("/completed")
    ResponseEntity<List<CompletedApproval>> completed(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, CompletedApprovalFields.ALL, Set.of(WhoseApprovals.OWNER));
        String whose = WhoseApprovals.of(query.own().get(WhoseApprovals.OWNER), Caller.of(authentication));
        Selection selection = DashedIds.removed(query.selection(), Set.of(CompletedApprovalFields.ID));
        List<CompletedApproval> approvals = readApprovals.decided(whose, selection, query.page()).stream()
                .map(CompletedApproval::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readApprovals.countDecided(whose, selection)))
                .body(approvals);
    }

    @Operation(
            operationId = "getAccessRequestApprovalSummary",
            summary = "Count approvals",
            description = "How many approvals wait for a decision, were approved and were rejected.",
            parameters = {
                @Parameter(
                        name = WhoseApprovals.OWNER,
                        in = ParameterIn.QUERY,
                        description = WhoseApprovals.DESCRIPTION,
                        schema = @Schema(types = "string", minLength = 1),
                        example = "me"),
                @Parameter(
                        name = FROM,
                        in = ParameterIn.QUERY,
                        description = "Only those that were decided, or while they wait came into being, then or "
                                + "later. A time, or the beginning of one like `2026-11`, in UTC unless it says "
                                + "otherwise.",
                        schema = @Schema(types = "string"),
                        example = "2026-06-05T05:16:19Z")
            })
    @ApiResponse(responseCode = "200", description = "How many there are.", useReturnTypeSchema = true)
    @GetMapping("/approval-summary")
    RestApprovalSummary summary(
            @RequestParam(name = WhoseApprovals.OWNER, required = false) @Nullable String ownerId,
            @RequestParam(name = FROM, required = false) @Nullable String from,
            Authentication authentication) {
        String whose = WhoseApprovals.of(ownerId, Caller.of(authentication));
        return RestApprovalSummary.of(readApprovals.summary(whose, from == null ? null : time(from)));
    }

    @Operation(
            operationId = "listAccessRequestApprovers",
            summary = "List the approvers of an access request",
            description = """
                    Who could decide the approvals that a request waits for now, with the approval that each could \
                    decide; a group is its members. Nobody when the request has ended.""")
    @ApiResponse(responseCode = "200", description = "The approvers.", useReturnTypeSchema = true)
    @GetMapping("/{id}/approvers")
    ResponseEntity<List<RestApprover>> approvers(
            @Parameter(
                            description = "The tracking number: 32 hexadecimal characters in any case, dashes allowed.",
                            example = "2c90ad2a70ace7d50170acf22ca90010")
                    @PathVariable
                    String id,
            @RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, Set.of());
        Approvers approvers = TrackingNumber.parse(id)
                .flatMap(number -> readApprovers.of(number, query.page()))
                .orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
        return ResponseEntity.ok()
                .headers(query.headers(approvers::total))
                .body(approvers.page().stream().map(RestApprover::of).toList());
    }

    private static Value.Time time(String text) {
        return TimeText.read(text)
                .orElseThrow(() -> new RequestRefused(
                        ErrorAnswer.illegalValue(MessageKey.DATE_TIME.with(MessageKey.PARAMETER.with(FROM)))));
    }
}

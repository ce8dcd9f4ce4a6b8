package org.unstuck.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.approval.DecideApproval;
import org.unstuck.application.approval.DecideApproval.Word;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.life.Refusal;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.AnsweredEmpty;
import org.unstuck.rest.security.Caller;

/** Deciding one approval (contract 4.6). Whose it is not is told what is told of one that does not exist. */
@RestController
@RequestMapping(path = "/access-request-approvals/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access request approvals", description = "Decide what was asked for.")
class DecideApprovalController {

    private final DecideApproval decideApproval;

    DecideApprovalController(DecideApproval decideApproval) {
        this.decideApproval = decideApproval;
    }

    @Operation(
            operationId = "approveAccessRequest",
            summary = "Approve an access request",
            description = """
                    Agrees to the item of the approval. By its owner, a member of the group that owns it, or an \
                    administrator; nobody approves for themselves.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What there is to say.",
                            content = @Content(schema = @Schema(implementation = CommentDto.class))))
    @AnsweredEmpty
    @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> approve(
            @ApprovalPathId @PathVariable String id,
            @RequestBody(required = false) @Nullable JsonNode body,
            Authentication authentication) {
        Reading reading = new Reading();
        CommentDto said = CommentDto.read(body, reading);
        reading.orRefuse();
        return decide(id, new Word.Approve(said.comment()), authentication);
    }

    @Operation(
            operationId = "rejectAccessRequest",
            summary = "Reject an access request",
            description = """
                    Refuses the item of the approval, whoever else was to be asked. By its owner, a member of the \
                    group that owns it, or an administrator.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What there is to say.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = CommentDto.class))))
    @AnsweredEmpty
    @PostMapping(path = "/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> reject(
            @ApprovalPathId @PathVariable String id, @RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        CommentDto said = CommentDto.read(body, reading);
        reading.orRefuse();
        return decide(id, new Word.Reject(said.comment()), authentication);
    }

    @Operation(
            operationId = "forwardAccessRequest",
            summary = "Forward an access request approval",
            description = """
                    Leaves the decision to somebody else than the person whose access it is about. By its owner, a \
                    member of the group that owns it, or an administrator; nobody chooses who approves for them.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Who is to decide instead, and why.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = ForwardApprovalDto.class))))
    @AnsweredEmpty
    @PostMapping(path = "/forward", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> forward(
            @ApprovalPathId @PathVariable String id, @RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        ForwardApprovalDto asked = ForwardApprovalDto.read(body, reading);
        reading.orRefuse();
        return decide(id, new Word.Forward(asked.newOwnerId(), asked.comment()), authentication);
    }

    private ResponseEntity<Map<String, Object>> decide(String id, Word word, Authentication authentication) {
        ApprovalId approval = ApprovalId.parse(id).orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
        Caller caller = Caller.of(authentication);
        decideApproval
                .decide(approval, word, caller.actor(), caller.isOrgAdmin())
                .ifPresent(refusal -> {
                    throw new RequestRefused(answer(refusal));
                });
        return ResponseEntity.accepted().body(Map.of());
    }

    private static ErrorAnswer answer(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchApproval why -> ErrorAnswer.notFound();
            case Refusal.NotTheApprover why -> ErrorAnswer.notFound();
            case Refusal.NotPending why -> ErrorAnswer.badRequest(MessageKey.APPROVAL_NOT_PENDING.with());
            case Refusal.ForOneself why -> ErrorAnswer.forbidden(MessageKey.APPROVAL_FOR_ONESELF.with());
            case Refusal.NoSuchOwner why ->
                ErrorAnswer.referenceNotFound(MessageKey.NEW_OWNER_NOT_FOUND.with("newOwnerId"));
            case Refusal.OwnerIsRecipient why ->
                ErrorAnswer.illegalValue(MessageKey.NEW_OWNER_IS_RECIPIENT.with("newOwnerId"));
            case Refusal.AlreadyTheOwner why ->
                ErrorAnswer.illegalValue(MessageKey.NEW_OWNER_IS_OWNER.with("newOwnerId"));
            case Refusal.ForwardedTooOften(int times) ->
                ErrorAnswer.limitViolation(MessageKey.FORWARDED_TOO_OFTEN.with(times));
            case Refusal.CommentRequired why -> ErrorAnswer.missingData(MessageKey.REQUIRED.with("comment"));
            // No decision is refused for any of these.
            case Refusal.NoSuchRequest why -> ErrorAnswer.ofStatus(400);
            case Refusal.NoSuchItem why -> ErrorAnswer.ofStatus(400);
            case Refusal.NotTheSubmitter why -> ErrorAnswer.ofStatus(400);
            case Refusal.PastApproval why -> ErrorAnswer.ofStatus(400);
            case Refusal.NotAnAccessRequest why -> ErrorAnswer.ofStatus(400);
            case Refusal.NotGranted why -> ErrorAnswer.ofStatus(400);
        };
    }
}

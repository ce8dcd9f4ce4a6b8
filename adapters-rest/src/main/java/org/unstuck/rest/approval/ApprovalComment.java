package org.unstuck.rest.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.request.Comment;
import org.unstuck.rest.time.WireTime;

/** What somebody said around an approval (contract 4.6). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApprovalComment", description = "What somebody said around an approval.")
record ApprovalComment(
        @Schema(description = "What was said.", example = "Needed for the closing of the books.") @Nullable
        String comment,

        @Schema(description = "When.", format = "date-time", example = "2026-06-05T05:16:19.663Z") @Nullable
        String created,

        @Schema(description = "By whom.") @Nullable RestPerson author) {

    static @Nullable ApprovalComment of(@Nullable Comment comment) {
        return comment == null
                ? null
                : new ApprovalComment(
                        comment.body(),
                        WireTime.ofNullable(comment.date()),
                        RestPerson.ofIdentity(comment.commenterId(), comment.commenterName()));
    }

    /** What whoever decided said about it; nothing for an approval that is not decided, or without a word. */
    static @Nullable ApprovalComment ofDecider(Approval approval) {
        return approval.decider() == null || approval.comment() == null
                ? null
                : new ApprovalComment(
                        approval.comment(),
                        WireTime.ofNullable(approval.modified()),
                        RestPerson.of(approval.decider()));
    }
}

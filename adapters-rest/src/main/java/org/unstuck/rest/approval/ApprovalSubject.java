package org.unstuck.rest.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.approval.ReadApprovals.InContext;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.rest.time.WireTime;

/** What pending and decided approvals say alike of what they are about. */
record ApprovalSubject(
        InContext shown,
        @Nullable RequestedItem item,
        Particulars.@Nullable Item said,
        @Nullable RequestableObject known) {

    /** The access of machines is not known here. */
    static final String HUMAN = "HUMAN";

    ApprovalSubject(InContext shown) {
        this(shown, shown.item().orElse(null), shown.said().orElse(null), shown.object());
    }

    @Nullable
    String name() {
        RequestedObject asked = asked();
        return asked == null ? null : asked.name();
    }

    @Nullable
    RequestableObjectReference object() {
        RequestedObject asked = asked();
        return asked == null ? null : RequestableObjectReference.of(asked, known);
    }

    @Nullable
    RequestType requestType() {
        return item == null ? null : RequestType.of(item.change().operation());
    }

    @Nullable
    ApprovalComment requesterComment() {
        return said == null ? null : ApprovalComment.of(said.requesterComment());
    }

    List<ApprovalComment> previousComments() {
        return shown.before().stream()
                .map(ApprovalComment::ofDecider)
                .filter(Objects::nonNull)
                .toList();
    }

    List<ApprovalForwardHistory> forwardings() {
        return shown.approval().history().stream()
                .map(ApprovalForwardHistory::of)
                .toList();
    }

    boolean isCommentRequiredToReject() {
        return shown.commentRequiredToReject();
    }

    @Nullable
    String removeDate() {
        return WireTime.ofNullable(end());
    }

    boolean movesRemoveDate() {
        return end() != null && requestType() == RequestType.MODIFY_ACCESS;
    }

    @Nullable
    String startDate() {
        return WireTime.ofNullable(beginning());
    }

    boolean movesStartDate() {
        return beginning() != null && requestType() == RequestType.MODIFY_ACCESS;
    }

    /** The item's own, or else the request's. */
    @Nullable
    Map<String, String> clientMetadata() {
        return said != null && said.clientMetadata() != null
                ? said.clientMetadata()
                : shown.request().particulars().clientMetadata();
    }

    @Nullable
    String privilegeLevel() {
        return known == null ? null : known.privilegeLevel();
    }

    private @Nullable RequestedObject asked() {
        return item == null ? null : item.object();
    }

    private @Nullable Instant end() {
        return said == null ? null : said.removeDate();
    }

    private @Nullable Instant beginning() {
        return said == null ? null : said.startDate();
    }
}

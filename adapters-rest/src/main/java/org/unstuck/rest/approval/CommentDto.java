package org.unstuck.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** What a decider says (contract 4.6). Who says it and when is known; what a client says of that is passed over. */
@Schema(name = "DecisionComment", description = "What the decider has to say.")
record CommentDto(
        @Schema(description = "Why.", maxLength = Limits.TEXT, example = "Needed for the closing of the books.")
        @Nullable
        String comment) {

    /** Reads the body, if there is one; what is wrong with it is in the reading. */
    static CommentDto read(@Nullable JsonNode body, Reading reading) {
        if (body == null) {
            return new CommentDto(null);
        }
        Fields fields = reading.root(body);
        fields.isWritten("created");
        fields.isWritten("author");
        CommentDto comment = new CommentDto(fields.text("comment", Limits.TEXT));
        reading.refuseUnread();
        return comment;
    }
}

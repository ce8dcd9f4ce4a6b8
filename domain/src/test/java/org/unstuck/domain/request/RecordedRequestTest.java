package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unstuck.domain.request.IdentityRequestFixture.closedBy;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;
import static org.unstuck.domain.request.RecordedRequestFixture.withNothingSaid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecordedRequestTest {

    @Test
    void saysTheSameHoweverOftenItWasChangedHere() {
        Closure closure = closure(runId(1), stuckInApproval());
        OpenRequest reopened = closure.closed().reopen(closure.before());

        assertThat(recorded(reopened).saysTheSameAs(recorded(stuckInApproval())))
                .isTrue();
    }

    @Test
    void saysTheSameWhoeverClosedIt() {
        assertThat(recorded(closedBy(runId(1))).saysTheSameAs(recorded(closedBy(runId(2)))))
                .isTrue();
    }

    @Test
    void saysSomethingElseWhenTheRequestOrWhatIsAroundItDiffers() {
        assertThat(recorded(stuckInApproval()).saysTheSameAs(recorded(verifying())))
                .isFalse();
        assertThat(recorded(stuckInApproval()).saysTheSameAs(recorded(closedBy(runId(1)))))
                .isFalse();
        assertThat(recorded(stuckInApproval()).saysTheSameAs(withEverythingSaid(stuckInApproval())))
                .isFalse();
        assertThat(recorded(IdentityRequestFixture.withRemarks(new Remarks(List.of(), null), stuckInApproval()))
                        .saysTheSameAs(recorded(stuckInApproval())))
                .isFalse();
    }

    @Test
    void canNoLongerBeCancelledOnceItWasClosedHere() {
        assertThat(recorded(stuckInApproval()).cancelable()).isTrue();
        assertThat(recorded(endedByItself()).cancelable()).isTrue();
        assertThat(recorded(closedBy(runId(1))).cancelable()).isFalse();
    }

    @Test
    void saysNothingOfCancellingWhenItsDocumentDidNot() {
        assertThat(withNothingSaid(stuckInApproval()).cancelable()).isNull();
        assertThat(withNothingSaid(closedBy(runId(1))).cancelable()).isNull();
    }

    @Test
    void saysTheSameAsItsDocumentThatCannotSayWhenTheAccessBegins() {
        RecordedRequest document = recorded(verifying());
        Particulars.Item item = document.particulars().items().getFirst();
        Particulars.Item withStart = new Particulars.Item(
                item.name(),
                item.requested(),
                item.requesterComment(),
                item.reviewer(),
                item.reviewerComment(),
                item.clientMetadata(),
                item.removeDate(),
                IdentityRequestFixture.ENDED,
                "one of several");
        RecordedRequest here =
                new RecordedRequest(document.request(), document.particulars().with(0, withStart));

        assertThat(here.saysTheSameAs(document)).isTrue();
        assertThat(here).isNotEqualTo(document);
    }

    @Test
    void refusesParticularsOfAnotherNumberOfItems() {
        Particulars ofFourItems = recorded(stuckInApproval()).particulars();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordedRequest(withoutItems(), ofFourItems))
                .withMessageContaining("each of the 0 items")
                .withMessageContaining("4");
    }

    @Test
    void keepsClientMetadataInItsOrderWhateverHappensToTheOriginal() {
        Map<String, String> original = new LinkedHashMap<>();
        original.put("z", "1");
        original.put("a", "2");
        Particulars particulars = new Particulars(null, null, null, original, List.of());

        original.put("b", "3");

        assertThat(Objects.requireNonNull(particulars.clientMetadata()).keySet())
                .containsExactly("z", "a");
    }
}

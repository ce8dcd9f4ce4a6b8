package org.unstuck.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.rest.importing.CandidateReader;
import org.unstuck.rest.importing.IgnoredFields;

class AccountActivityReaderTest {

    private static final String ID = "fe1202583e8f88e419931172cd2e4c81";
    private static final String OPEN =
            "'id': '" + ID + "', 'created': '2026-06-05T05:16:19.663Z', 'executionStatus': 'EXECUTING'";

    private final IgnoredFields ignored = new IgnoredFields();

    @Test
    void readsAnOpenRequest() {
        assertThat(readable("{" + OPEN + ", 'completionStatus': 'PENDING'}").request())
                .isInstanceOf(OpenRequest.class);
    }

    @Test
    void readsAClosedRequest() {
        assertThat(readable(("{" + OPEN + ", 'completed': '2026-06-06T00:00:00+02:00'}")
                                .replace("EXECUTING", "TERMINATED"))
                        .request())
                .isInstanceOf(ClosedRequest.class);
    }

    @Test
    void readsTheProvisioningStateThatTheWireMisspells() {
        RecordedRequest read = readable("{" + OPEN + ", 'items': [{'id': '1', 'provisioningStatus': 'COMMITED'}]}");

        assertThat(read.request().items().items().get(0).provisioning()).isEqualTo(ProvisioningState.COMMITTED);
    }

    @Test
    void keepsNoListAndAnEmptyListApart() {
        RecordedRequest nothing = readable("{" + OPEN + "}");
        RecordedRequest empty = readable("{" + OPEN + ", 'items': [], 'warnings': [], 'errors': []}");

        assertThat(nothing.request().items()).isNull();
        assertThat(nothing.request().remarks().warnings()).isNull();
        assertThat(nothing.request().remarks().errors()).isNull();
        assertThat(empty.request().items().items()).isEmpty();
        assertThat(empty.request().remarks().warnings()).isEmpty();
        assertThat(empty.request().remarks().errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|id is required; created is required; executionStatus is required",
                "{'id': 7}|id must be a string; created is required; executionStatus is required",
                "{$, 'id': 'xyz'}|id must have 32 hexadecimal characters, dashes allowed",
                "{$, 'created': 'yesterday'}|created must be a date-time of RFC 3339, like 2026-11-23T15:21:00.000Z",
                "{$, 'created': '2026-06-05'}|created must be a date-time of RFC 3339, like 2026-11-23T15:21:00.000Z",
                "{$, 'modified': '2026-06-05T00:00:00.0000001Z'}|modified must not be finer than a microsecond",
                "{$, 'modified': '+12026-06-05T00:00:00Z'}|modified must have a year from 0001 to 9999",
                "{$, 'modified': 1}|modified must be a string",
                "{$, 'executionStatus': 'Executing'}|executionStatus must be one of EXECUTING, VERIFYING, TERMINATED, COMPLETED",
                "{$, 'completionStatus': 'DONE'}|completionStatus must be one of PENDING, SUCCESS, INCOMPLETE, FAILURE",
                "{$, 'completionStatus': 'FAILURE'}|completionStatus must be PENDING or absent, not FAILURE, while executionStatus is EXECUTING",
                "{$, 'completed': '2026-06-05T05:16:19.663Z'}|completed must be absent while executionStatus is EXECUTING",
                "{$, 'executionStatus': 'COMPLETED', 'completionStatus': 'PENDING'}|completionStatus must not be PENDING while executionStatus is COMPLETED",
                "{$, 'warnings': 'x'}|warnings must be an array",
                "{$, 'warnings': ['x', null]}|warnings[1] must be a string",
                "{$, 'errors': ['a\\u0000']}|errors[0] must not contain NUL or half of a surrogate pair",
                "{$, 'items': [{}]}|items[0].id is required",
                "{$, 'items': [1]}|items[0] must be an object",
                "{$, 'items': [{'id': '1', 'provisioningStatus': 'COMMITTED', 'operation': 'add'}]}|items[0].operation must be one of ADD, CREATE, MODIFY, DELETE, DISABLE, ENABLE, UNLOCK, LOCK, REMOVE, SET; items[0].provisioningStatus must be one of PENDING, FINISHED, UNVERIFIABLE, COMMITED, FAILED, RETRY",
                "{$, 'items': [{'id': '1', 'requesterComment': {'date': 'x'}}]}|items[0].requesterComment.date must be a date-time of RFC 3339, like 2026-11-23T15:21:00.000Z",
                "{$, 'requesterIdentitySummary': []}|requesterIdentitySummary must be an object",
                "{$, 'targetIdentitySummary': {'completed': 'true'}}|targetIdentitySummary.completed must be true or false",
                "{$, 'clientMetadata': {'a': 1}}|clientMetadata.a must be a string",
                "{$, 'cancelable': 1}|cancelable must be true or false",
            })
    void saysEverythingThatKeepsADocumentFromBeingARequest(String document, String reason) {
        String json = withOpenFields(document);

        Candidate<RecordedRequest> candidate = read(json);

        assertThat(candidate).isInstanceOf(Candidate.Unreadable.class);
        assertThat(((Candidate.Unreadable<?>) candidate).reason()).isEqualTo(reason);
    }

    @Test
    void namesTheIdOfWhatItCannotReadWhereThereIsOne() {
        assertThat(((Candidate.Unreadable<?>) read("{'id': 'x\\u0000'}")).id()).isEqualTo("x�");
        assertThat(((Candidate.Unreadable<?>) read("{}")).id()).isNull();
    }

    @Test
    void countsFieldsThatNoDocumentHas() {
        readable("{" + OPEN + ", 'more': {'x': 1}, 'items': [{'id': '1', 'odd': 1}, {'id': '2', 'odd': null}],"
                + " 'clientMetadata': {'anything': 'goes'}}");
        readable("{" + OPEN + ", 'more': 1}");

        assertThat(ignored.counts()).hasToString("{items[].odd=2, more=2}");
    }

    private RecordedRequest readable(String json) {
        Candidate<RecordedRequest> candidate = read(json);
        assertThat(candidate).isInstanceOf(Candidate.Readable.class);
        return ((Candidate.Readable<RecordedRequest>) candidate).document();
    }

    private Candidate<RecordedRequest> read(String json) {
        return new CandidateReader<>(new AccountActivityReader(), ignored).read(parse(json));
    }

    // Later fields take the place of the same ones of an open request.
    private static String withOpenFields(String document) {
        return document.replace("$", OPEN);
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

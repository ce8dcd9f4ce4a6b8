package org.example.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.submission.SubmitAccessRequest;
import org.unstuck.application.trigger.EventConsumer;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AccessRequest;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Submitter;
import org.unstuck.domain.trigger.Trigger;

/**
 * Another bounded context in the same program: it has newcomers get access, and keeps a list of those for whom somebody
 * must look after it by hand because the request was closed. It plugs in by a use case, which it calls, and by events,
 * which it takes; it reads no table of ours.
 */
public final class Onboarding implements EventConsumer {

    /** What the target of its subscription says. */
    public static final String NAME = "onboarding";

    private static final Submitter OURSELVES = new Submitter(new Actor("onboarding", "Onboarding"), true);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubmitAccessRequest submitAccessRequest;
    private final Map<String, String> newcomers = new ConcurrentHashMap<>();
    private final Map<UUID, String> toLookAfter = new ConcurrentHashMap<>();

    public Onboarding(SubmitAccessRequest submitAccessRequest) {
        this.submitAccessRequest = submitAccessRequest;
    }

    /** Asks for what every newcomer gets. */
    public TrackingNumber welcome(String identityId) {
        AskedItem wiki = new AskedItem(
                RequestedObject.Type.ACCESS_PROFILE, "wiki", "Welcome!", null, null, null, null, null, null, List.of());
        AccessRequest request =
                new AccessRequest(RequestType.GRANT_ACCESS, List.of(identityId), List.of(wiki), null, null);
        return switch (submitAccessRequest.submit(request, OURSELVES)) {
            case SubmitAccessRequest.Result.Accepted(var receipt) -> {
                TrackingNumber number =
                        receipt.newRequests().getFirst().trackingNumbers().getFirst();
                newcomers.put(number.toString(), identityId);
                yield number;
            }
            case SubmitAccessRequest.Result.Refused(var violations) ->
                throw new IllegalStateException("nobody is welcomed: " + violations);
        };
    }

    /** Comes by more than once for one event now and then, which the event's id tells. */
    @Override
    public void take(Trigger trigger, Message event) {
        JsonNode completed = read(event.body());
        String newcomer = newcomers.get(completed.path("trackingNumber").asText());
        JsonNode warnings = completed.path("warnings");
        if (newcomer != null && !warnings.isEmpty()) {
            toLookAfter.put(event.id(), newcomer + ": " + warnings.path(0).asText());
        }
    }

    /** For whom somebody must look after it, and why. */
    public List<String> toLookAfter() {
        return List.copyOf(toLookAfter.values());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event is JSON", e);
        }
    }
}

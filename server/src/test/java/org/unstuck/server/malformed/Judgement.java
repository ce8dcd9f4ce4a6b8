package org.unstuck.server.malformed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.unstuck.server.malformed.Conversation.End;
import org.unstuck.server.malformed.Exchange.Ending;

/** What the server must not do, whatever it is sent. */
public final class Judgement {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What tells of the inside of the server; nothing that is sent has it. */
    private static final Pattern TELLTALE = Pattern.compile(
            "Exception|\\bat (org|java|com|jakarta)\\.|\\b(org|com|io)\\.(unstuck|springframework|apache|jooq|postgresql|camunda|fasterxml|nimbusds)\\b"
                    + "|\\bjavax?\\.[a-z]+\\.|jackson|tomcat|SQLSTATE|Caused by|<html|\\bselect .* from |insert into|relation \"",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TRACKING_ID = Pattern.compile("[0-9a-f]{32}");

    private Judgement() {}

    /** Everything that is wrong with it; nothing when all is well. */
    public static List<String> of(Conversation conversation) {
        Exchange exchange = conversation.exchange();
        List<String> wrong = new ArrayList<>();
        if (conversation.end() == End.HUNG || conversation.end() == End.BROKEN) {
            wrong.add(conversation.end() + ": " + conversation.detail());
        }
        if (isUnanswered(conversation)) {
            wrong.add("there is no answer: " + conversation.end() + " " + conversation.detail());
        }
        for (Answer answer : conversation.answers()) {
            judge(answer, exchange, wrong);
        }
        for (int i = 0; i < conversation.answers().size(); i++) {
            int status = conversation.answers().get(i).status();
            boolean known = !exchange.answers().isEmpty();
            if (known
                    && (i >= exchange.answers().size()
                            || !exchange.answers().get(i).contains(status))) {
                wrong.add("answer " + i + " is " + status + " but should be among " + exchange.answers());
            }
        }
        return wrong;
    }

    private static boolean isUnanswered(Conversation conversation) {
        boolean mustAnswer = !conversation.exchange().mayStaySilent()
                && (conversation.end() == End.ORDERLY || conversation.exchange().ending() == Ending.KEEP);
        return mustAnswer && conversation.answers().isEmpty();
    }

    private static void judge(Answer answer, Exchange exchange, List<String> wrong) {
        int status = answer.status();
        if (status >= 500 && !exchange.serverErrors().contains(status)) {
            wrong.add("status " + status + " " + answer.body());
        }
        if (status != 0 && (status < 200 || (status >= 300 && status < 400))) {
            wrong.add("status " + status);
        }
        if (status >= 400 && !exchange.method().equals("HEAD") && !isWordlessGoodbye(answer, exchange)) {
            judgeError(answer, wrong);
        }
        if (status == 0 && !answer.body().startsWith("{") && !answer.body().startsWith("[")) {
            wrong.add("neither HTTP nor JSON: " + answer.body());
        }
    }

    // Whose body breaks off may be told so by the status alone: now and then the container hangs up before our words.
    private static boolean isWordlessGoodbye(Answer answer, Exchange exchange) {
        return answer.status() == 400
                && answer.body().isEmpty()
                && answer.header("connection").equals("close")
                && exchange.ending() != Ending.KEEP;
    }

    private static void judgeError(Answer answer, List<String> wrong) {
        if (TELLTALE.matcher(answer.body()).find()) {
            wrong.add("tells of the inside: " + answer.body());
        }
        if (!answer.header("content-type").startsWith("application/json")) {
            wrong.add("the error is no JSON: " + answer.headers() + " " + answer.body());
            return;
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (!isOfTheContract(body, answer.status())) {
                wrong.add("an error in no shape of the contract: " + answer.status() + " " + body);
            }
        } catch (JsonProcessingException e) {
            wrong.add("the error is no JSON: " + answer.body());
        }
    }

    private static boolean isOfTheContract(JsonNode body, int status) {
        Set<String> names = new HashSet<>();
        body.fieldNames().forEachRemaining(names::add);
        if (names.equals(Set.of("error"))) {
            return status == 401 && body.get("error").isTextual();
        }
        if (names.equals(Set.of("error", "error_description"))) {
            return body.get("error").isTextual()
                    && body.get("error_description").isTextual();
        }
        if (names.equals(Set.of("message"))) {
            return status == 429 && body.get("message").isTextual();
        }
        return names.equals(Set.of("detailCode", "trackingId", "messages", "causes"))
                && body.get("detailCode").asText().startsWith(String.valueOf(status))
                && TRACKING_ID.matcher(body.get("trackingId").asText()).matches()
                && !body.get("messages").isEmpty()
                && areMessages(body.get("messages"))
                && areMessages(body.get("causes"));
    }

    private static boolean areMessages(JsonNode messages) {
        for (JsonNode message : messages) {
            if (!message.path("text").isTextual()
                    || message.get("text").asText().isBlank()
                    || !message.has("locale")
                    || !message.has("localeOrigin")) {
                return false;
            }
        }
        return messages.isArray();
    }
}

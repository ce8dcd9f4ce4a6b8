package org.unstuck.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.unstuck.application.port.IdempotencyKeys.Answer;

class HeldAnswerTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final HeldAnswer held = new HeldAnswer(response);

    @Test
    void letsNothingOutBeforeItIsReleased() throws IOException {
        held.setStatus(202);
        held.setContentType("text/plain");
        held.setContentLength(4);
        held.setHeader("Location", "/a");
        held.addHeader("Link", "b");
        held.addIntHeader("Link", 1);
        held.setIntHeader("Age", 2);
        held.setDateHeader("Last-Modified", 0);
        held.addDateHeader("Expires", 0);
        held.setLocale(Locale.GERMAN);
        held.getOutputStream().write("body".getBytes(StandardCharsets.UTF_8));
        held.flushBuffer();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
        assertThat(held.isCommitted()).isFalse();

        held.release();

        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(response.getContentType()).isEqualTo("text/plain");
        assertThat(response.getContentLength()).isEqualTo(4);
        assertThat(response.getHeader("Location")).isEqualTo("/a");
        assertThat(response.getHeaders("Link")).containsExactly("b", "1");
        assertThat(response.getHeader("Age")).isEqualTo("2");
        assertThat(response.getHeader("Last-Modified")).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(response.getHeader("Expires")).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(response.getHeader("Content-Language")).isEqualTo("de");
        assertThat(response.getContentAsString()).isEqualTo("body");
        assertThat(response.isCommitted()).isTrue();
    }

    @Test
    void givesTheSameAnswerToBeKept() throws IOException {
        held.setStatus(201);
        held.setHeader("location", "/a");
        held.setHeader("Content-Length", "77");
        held.getOutputStream().write(new byte[] {1, -1});

        Answer answer = held.answer();

        assertThat(held.isRefusal()).isFalse();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).isEqualTo(List.of(new Answer.Header("location", "/a")));
        assertThat(answer.body()).containsExactly(1, -1);
    }

    @Test
    void showsWhatItHoldsAndWhatWasThereBefore() {
        response.setHeader("RateLimit", "r=1");
        response.setHeader("Vary", "before");
        held.setHeader("Vary", "held");
        held.setContentType("text/plain");

        assertThat(held.getHeader("RateLimit")).isEqualTo("r=1");
        assertThat(held.getHeaders("vary")).containsExactly("held");
        assertThat(held.containsHeader("Ratelimit")).isTrue();
        assertThat(held.containsHeader("Location")).isFalse();
        assertThat(held.getHeaderNames()).contains("RateLimit", "Vary", "Content-Type");
        assertThat(held.getContentType()).isEqualTo("text/plain");
        assertThat(held.answer().headers())
                .containsExactlyInAnyOrder(
                        new Answer.Header("Vary", "held"), new Answer.Header("Content-Type", "text/plain"));
    }

    @Test
    void takesText() throws IOException {
        held.getWriter().print("é");

        held.release();

        assertThat(response.getContentAsByteArray()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void beginsAnew() throws IOException {
        held.setStatus(202);
        held.setHeader("Location", "/a");
        held.getWriter().print("text");
        held.resetBuffer();
        assertThat(held.answer().body()).isEmpty();
        assertThat(held.answer().headers()).hasSize(1);

        held.reset();

        assertThat(held.getStatus()).isEqualTo(200);
        assertThat(held.answer().headers()).isEmpty();
    }

    @Test
    void leavesAnErrorWithoutABodyToTheErrorPage() throws IOException {
        held.sendError(404, "not for callers");
        assertThat(held.isRefusal()).isTrue();
        assertThat(response.getStatus()).isEqualTo(200);

        held.release();

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getErrorMessage()).isNull();
    }

    @Test
    void takesEveryErrorForARefusalAndNothingElse() {
        held.setStatus(399);
        assertThat(held.isRefusal()).isFalse();
        held.setStatus(400);
        assertThat(held.isRefusal()).isTrue();
        held.setStatus(503);
        assertThat(held.isRefusal()).isTrue();
    }

    @Test
    void holdsARedirectBack() throws IOException {
        held.sendRedirect("/elsewhere");
        assertThat(response.getRedirectedUrl()).isNull();

        held.release();

        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location")).isEqualTo("/elsewhere");
    }
}

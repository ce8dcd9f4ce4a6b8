package org.unstuck.application.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Powers;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokenOwner;
import org.unstuck.domain.token.TokenRefusal;
import org.unstuck.domain.token.TokenSecret;

/**
 * Use case: make a personal access token for whoever asks. It can never do more than the token it was asked with. How
 * many there are is counted under a lock, so no two calls both get the last one.
 */
public final class CreatePersonalAccessToken {

    private static final Logger log = LoggerFactory.getLogger(CreatePersonalAccessToken.class);

    private final PersonalAccessTokens tokens;
    private final Transactions transactions;
    private final NewIds newIds;
    private final SecureRandom random;
    private final InstantSource clock;

    public CreatePersonalAccessToken(
            PersonalAccessTokens tokens,
            Transactions transactions,
            NewIds newIds,
            SecureRandom random,
            InstantSource clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.newIds = newIds;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param powers of the token they ask with
     * @param expiration absent for never
     */
    public record Command(
            TokenOwner owner,
            Powers powers,
            String name,
            Scopes scopes,
            Duration validity,
            @Nullable Instant expiration,
            boolean knowinglyNever) {}

    /** What became of it. */
    public sealed interface Result {

        /**
         * It is there.
         *
         * @param secret to be shown now or never
         */
        record Created(PersonalAccessToken token, TokenSecret secret) implements Result {}

        /** It is not. */
        record Refused(TokenRefusal refusal) implements Result {}
    }

    public Result create(Command command) {
        Instant now = clock.instant();
        if (!Expiration.isAllowed(command.expiration(), command.knowinglyNever())) {
            return new Result.Refused(new TokenRefusal.UnknowinglyForEver());
        }
        TokenSecret secret = TokenSecret.from(random);
        PersonalAccessToken token = new PersonalAccessToken(
                new TokenId(newIds.next()),
                command.name(),
                command.owner(),
                command.powers().levels(),
                command.scopes(),
                command.validity(),
                new Expiration(command.expiration(), command.knowinglyNever()),
                secret.hash(),
                now,
                null);
        if (command.expiration() != null && !token.isGood(now)) {
            return new Result.Refused(new TokenRefusal.AlreadyOver(command.expiration()));
        }
        if (!command.powers().cover(token.powers())) {
            return new Result.Refused(new TokenRefusal.BeyondItsMaker());
        }
        return transactions.inTransaction(() -> {
            Optional<TokenRefusal> refusal =
                    tokens.lockAllOf(command.owner().id()).whyNotAdd(token);
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            tokens.add(token);
            log.info(
                    "personal access token {} made for {}",
                    token.id(),
                    token.owner().id());
            return new Result.Created(token, secret);
        });
    }
}

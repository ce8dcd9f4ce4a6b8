package org.unstuck.application.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Powers;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokenRefusal;
import org.unstuck.domain.token.TokensOfOwner;

/**
 * Use case: change a personal access token. Who changes what it may do, or for how long, must be able to do all of that
 * with the token they call with: otherwise two weak tokens of one person would make a strong one.
 */
public final class ChangePersonalAccessToken {

    private static final Logger log = LoggerFactory.getLogger(ChangePersonalAccessToken.class);

    private final PersonalAccessTokens tokens;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangePersonalAccessToken(PersonalAccessTokens tokens, Transactions transactions, InstantSource clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody wants to be different; what is absent stays as it is.
     *
     * @param powers of the token they ask with
     */
    public record Command(
            TokenId id,
            Visibility visibility,
            Powers powers,
            @Nullable String name,
            @Nullable Scopes scopes,
            @Nullable NewExpiration expiration,
            @Nullable Boolean knowinglyNever) {}

    /**
     * When the token is to end instead.
     *
     * @param at absent for never
     */
    public record NewExpiration(@Nullable Instant at) {}

    /** What became of it. */
    public sealed interface Result {

        /** It is as wanted. */
        record Changed(PersonalAccessToken token) implements Result {}

        /** It is as it was. */
        record Refused(TokenRefusal refusal) implements Result {}

        /** There is none, or none that may be seen. */
        record NotFound() implements Result {}
    }

    public Result change(Command command) {
        return transactions.inTransaction(() -> {
            // Whose it is never changes, so this may be read before the lock.
            Optional<PersonalAccessToken> known = tokens.find(command.id(), command.visibility());
            if (known.isEmpty()) {
                return new Result.NotFound();
            }
            TokensOfOwner owned = tokens.lockAllOf(known.get().owner().id());
            return owned.find(command.id())
                    .<Result>map(token -> change(token, owned, command))
                    .orElseGet(Result.NotFound::new);
        });
    }

    private Result change(PersonalAccessToken token, TokensOfOwner owned, Command command) {
        Instant end = command.expiration() == null
                ? token.expiration().at()
                : command.expiration().at();
        boolean knowinglyNever = Objects.requireNonNullElse(
                command.knowinglyNever(), token.expiration().knowinglyNever());
        // A token that is to lose its end needs the word anew.
        boolean unsaid = command.expiration() != null && end == null && command.knowinglyNever() == null;
        if (unsaid || !Expiration.isAllowed(end, knowinglyNever)) {
            return new Result.Refused(new TokenRefusal.UnknowinglyForEver());
        }
        PersonalAccessToken changed = token.changed(
                Objects.requireNonNullElse(command.name(), token.name()),
                Objects.requireNonNullElse(command.scopes(), token.scopes()),
                new Expiration(end, knowinglyNever));
        if (command.expiration() != null && end != null && !changed.isGood(clock.instant())) {
            return new Result.Refused(new TokenRefusal.AlreadyOver(end));
        }
        boolean sameStrength = command.scopes() == null && command.expiration() == null;
        if (!sameStrength && !command.powers().cover(changed.powers())) {
            return new Result.Refused(new TokenRefusal.BeyondItsMaker());
        }
        Optional<TokenRefusal> refusal = owned.whyNotKeep(changed);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        tokens.save(changed);
        log.info(
                "personal access token {} of {} changed",
                changed.id(),
                changed.owner().id());
        return new Result.Changed(changed);
    }
}

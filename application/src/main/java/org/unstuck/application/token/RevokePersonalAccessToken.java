package org.unstuck.application.token;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenId;

/** Use case: revoke a personal access token, and with it every access token it got. */
public final class RevokePersonalAccessToken {

    private static final Logger log = LoggerFactory.getLogger(RevokePersonalAccessToken.class);

    private final PersonalAccessTokens tokens;
    private final Transactions transactions;

    public RevokePersonalAccessToken(PersonalAccessTokens tokens, Transactions transactions) {
        this.tokens = tokens;
        this.transactions = transactions;
    }

    /** What a revocation came to. */
    public enum Result {
        /** It is gone. */
        REVOKED,
        /** There is none, or none that may be seen. */
        NOT_FOUND
    }

    public Result revoke(TokenId id, Visibility visibility) {
        return transactions.inTransaction(() -> {
            // Whose it is never changes, so this may be read before the lock.
            Optional<PersonalAccessToken> known = tokens.find(id, visibility);
            if (known.isEmpty()) {
                return Result.NOT_FOUND;
            }
            String owner = known.get().owner().id();
            if (tokens.lockAllOf(owner).find(id).isEmpty()) {
                return Result.NOT_FOUND;
            }
            tokens.remove(id);
            log.info("personal access token {} of {} revoked", id, owner);
            return Result.REVOKED;
        });
    }
}

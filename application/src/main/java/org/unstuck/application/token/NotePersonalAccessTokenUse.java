package org.unstuck.application.token;

import java.time.Instant;
import java.time.InstantSource;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.token.PersonalAccessToken;

/** Use case: note that a personal access token got an access token; once a day is enough (contract 7.1). */
public final class NotePersonalAccessTokenUse {

    private final PersonalAccessTokens tokens;
    private final Transactions transactions;
    private final InstantSource clock;

    public NotePersonalAccessTokenUse(PersonalAccessTokens tokens, Transactions transactions, InstantSource clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void note(PersonalAccessToken token) {
        Instant now = clock.instant();
        if (token.isUseWorthNoting(now)) {
            transactions.inTransaction(() -> {
                tokens.noteUse(token.id(), now);
                return now;
            });
        }
    }
}

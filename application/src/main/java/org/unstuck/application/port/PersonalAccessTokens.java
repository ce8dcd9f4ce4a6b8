package org.unstuck.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unstuck.application.filter.Selection;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokensOfOwner;

/** Outgoing port for personal access tokens. */
public interface PersonalAccessTokens {

    /**
     * All tokens of a person. Whoever else asks for this person's waits for the end of the transaction, also when there
     * are none yet.
     */
    TokensOfOwner lockAllOf(String ownerId);

    /** Adds one to tokens that are locked. */
    void add(PersonalAccessToken token);

    /** Writes what a change may change of one of the locked tokens: name, scopes and expiration. */
    void save(PersonalAccessToken token);

    /** Removes one of the locked tokens. */
    void remove(TokenId id);

    /** Notes that a token was used; nothing when it is gone, or when a later use is noted. */
    void noteUse(TokenId id, Instant at);

    Optional<PersonalAccessToken> find(TokenId id);

    /** Nothing also when it exists but must not be seen. */
    Optional<PersonalAccessToken> find(TokenId id, Visibility visibility);

    /**
     * Those that may be seen and are wanted, the oldest first.
     *
     * @param selection over {@link TokenFields}
     */
    List<PersonalAccessToken> page(Visibility visibility, Selection selection, Page page);

    long count(Visibility visibility, Selection selection);
}

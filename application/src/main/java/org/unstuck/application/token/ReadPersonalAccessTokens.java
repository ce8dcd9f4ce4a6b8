package org.unstuck.application.token;

import java.util.List;
import java.util.Optional;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenId;

/** Use case: look at personal access tokens. Flat on purpose, there is nothing to decide. */
public final class ReadPersonalAccessTokens {

    private final PersonalAccessTokens tokens;

    public ReadPersonalAccessTokens(PersonalAccessTokens tokens) {
        this.tokens = tokens;
    }

    public Optional<PersonalAccessToken> find(TokenId id) {
        return tokens.find(id);
    }

    /** The oldest first. */
    public List<PersonalAccessToken> page(Visibility visibility, Selection selection, Page page) {
        return tokens.page(visibility, selection, page);
    }

    public long count(Visibility visibility, Selection selection) {
        return tokens.count(visibility, selection);
    }
}

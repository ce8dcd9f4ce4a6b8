package org.unstuck.domain.token;

import java.util.List;
import java.util.Optional;

/** All personal access tokens of one person, and the rules that no single token can tell. */
public record TokensOfOwner(List<PersonalAccessToken> tokens) {

    /** How many a person may have (contract 7.1). */
    public static final int MAX = 10;

    public TokensOfOwner {
        tokens = List.copyOf(tokens);
    }

    public Optional<PersonalAccessToken> find(TokenId id) {
        return tokens.stream().filter(token -> token.id().equals(id)).findFirst();
    }

    public Optional<TokenRefusal> whyNotAdd(PersonalAccessToken token) {
        return tokens.size() >= MAX ? Optional.of(new TokenRefusal.LimitReached(MAX)) : whyNotKeep(token);
    }

    /** For a new token, and for one of them as it is after a change. */
    public Optional<TokenRefusal> whyNotKeep(PersonalAccessToken token) {
        boolean taken = tokens.stream()
                .anyMatch(
                        other -> !other.id().equals(token.id()) && other.name().equals(token.name()));
        return taken ? Optional.of(new TokenRefusal.NameTaken(token.name())) : Optional.empty();
    }
}

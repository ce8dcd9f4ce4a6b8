package org.unstuck.rest.token;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.unstuck.domain.token.TokenId;
import org.unstuck.rest.security.TokenClaims;
import org.unstuck.rest.security.TokenRules;

/** The rules for tokens that were issued here: those for all, and that their personal access token is still good. */
final class IssuedTokenRules implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REVOKED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "JWT is revoked", null));

    private final TokenRules rules;
    private final LivingTokens living;

    IssuedTokenRules(TokenRules rules, LivingTokens living) {
        this.rules = rules;
        this.living = living;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt jwt) {
        OAuth2TokenValidatorResult result = rules.validate(jwt);
        String token = jwt.getClaimAsString(TokenClaims.PERSONAL_ACCESS_TOKEN);
        if (result.hasErrors() || token == null) {
            return result;
        }
        return TokenId.parse(token).filter(living::isGood).isPresent() ? result : REVOKED;
    }
}

package org.unstuck.rest.issuer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.unstuck.domain.token.UserLevel;
import org.unstuck.rest.security.TokenClaims;
import org.unstuck.rest.security.TokenRules;

/**
 * Checks tokens of the outside issuer and gives them our claims, so that nothing behind this knows whose a token is.
 * Claims that are not asked for stay behind: what its issuer calls like one of ours means nothing here.
 */
public final class OutsideTokens implements JwtDecoder {

    /** None that a secret signs: whoever knows the public key would know that secret. */
    private static final Set<JWSAlgorithm> BY_KEY_PAIRS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final List<String> TAKEN_OVER = List.of(
            JwtClaimNames.ISS,
            JwtClaimNames.SUB,
            JwtClaimNames.AUD,
            JwtClaimNames.EXP,
            JwtClaimNames.NBF,
            JwtClaimNames.IAT,
            JwtClaimNames.JTI);

    private static final List<String> OUR_SCOPES = List.of("sp:", "idn:", "unstuck:");

    private final OutsideIssuer issuer;
    private final String authoritiesClaim;
    private final TokenRules rules;
    private final NimbusJwtDecoder decoder;

    /**
     * Asks the issuer for nothing yet.
     *
     * @param authoritiesClaim where our own tokens have the user levels
     */
    public OutsideTokens(OutsideIssuer issuer, String authoritiesClaim, InstantSource clock) {
        this.issuer = issuer;
        this.authoritiesClaim = authoritiesClaim;
        this.rules = new TokenRules(issuer.issuer(), issuer.audience(), clock);
        this.decoder = decoder(issuer, rules);
    }

    /** What its tokens must say besides being signed. */
    public OAuth2TokenValidator<Jwt> rules() {
        return rules;
    }

    @Override
    public Jwt decode(String token) {
        return inOurWords(verified(token));
    }

    // The framework makes 500 of keys that cannot be had; to a caller this is a token that nobody can vouch for.
    private Jwt verified(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException unverifiable) {
            throw new BadJwtException("the keys of the issuer cannot be had", unverifiable);
        }
    }

    private static NimbusJwtDecoder decoder(OutsideIssuer issuer, TokenRules rules) {
        DefaultJWTProcessor<SecurityContext> signature = new DefaultJWTProcessor<>();
        signature.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        signature.setJWSKeySelector(new JWSVerificationKeySelector<>(BY_KEY_PAIRS, DiscoveredKeys.of(issuer.issuer())));
        // What the claims must say is for our own rules.
        signature.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(signature);
        decoder.setJwtValidator(rules);
        return decoder;
    }

    private Jwt inOurWords(Jwt jwt) {
        Map<String, Object> theirs = jwt.getClaims();
        Map<String, Object> ours = new LinkedHashMap<>();
        TAKEN_OVER.forEach(name -> putIfThere(ours, name, theirs.get(name)));
        putIfThere(ours, TokenClaims.IDENTITY_ID, new ClaimPath(issuer.identityClaim()).text(theirs));
        putIfThere(ours, TokenClaims.USER_NAME, new ClaimPath(issuer.userNameClaim()).text(theirs));
        putIfThere(ours, TokenClaims.CLIENT_ID, new ClaimPath(issuer.clientClaim()).text(theirs));
        ours.put(authoritiesClaim, levels(theirs));
        ours.put(TokenClaims.SCOPE, scopes(theirs));
        return Jwt.withTokenValue(jwt.getTokenValue())
                .headers(headers -> headers.putAll(jwt.getHeaders()))
                .claims(claims -> claims.putAll(ours))
                .build();
    }

    private List<String> levels(Map<String, Object> claims) {
        return new ClaimPath(issuer.authoritiesClaim())
                .words(claims).stream()
                        .flatMap(this::level)
                        .map(UserLevel::name)
                        .distinct()
                        .toList();
    }

    private Stream<UserLevel> level(String authority) {
        return (issuer.levels().isEmpty()
                        ? UserLevel.named(authority)
                        : Optional.ofNullable(issuer.levels().get(authority)))
                .stream();
    }

    private List<String> scopes(Map<String, Object> claims) {
        List<String> ours = new ClaimPath(issuer.scopeClaim())
                .words(claims).stream()
                        .filter(scope -> OUR_SCOPES.stream().anyMatch(scope::startsWith))
                        .toList();
        return ours.isEmpty() ? issuer.defaultScopes() : ours;
    }

    private static void putIfThere(Map<String, Object> claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}

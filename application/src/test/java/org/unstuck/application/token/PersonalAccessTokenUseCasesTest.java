package org.unstuck.application.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.token.TokenFixture.ADA;
import static org.unstuck.domain.token.TokenFixture.ADMINISTRATOR;
import static org.unstuck.domain.token.TokenFixture.BOB;
import static org.unstuck.domain.token.TokenFixture.MADE_AT;
import static org.unstuck.domain.token.TokenFixture.tokenId;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.InMemoryPersonalAccessTokens;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.token.ChangePersonalAccessToken.NewExpiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Powers;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.TokenOwner;
import org.unstuck.domain.token.TokenRefusal;
import org.unstuck.domain.token.UserLevel;

class PersonalAccessTokenUseCasesTest {

    private static final Instant END = MADE_AT.plus(Duration.ofDays(30));
    private static final Visibility EVERYTHING = new Visibility.Everything();
    private static final Visibility ADAS = new Visibility.OwnOf(ADA.id());
    private static final Visibility BOBS = new Visibility.OwnOf(BOB.id());
    private static final Powers LIMITED = new Powers(Set.of(UserLevel.CERT_ADMIN), Set.of("a", "b"));

    private final SettableClock clock = new SettableClock(MADE_AT);
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPersonalAccessTokens tokens = new InMemoryPersonalAccessTokens(transactions);
    private final CreatePersonalAccessToken create =
            new CreatePersonalAccessToken(tokens, transactions, new SequentialIds(), new SecureRandom(), clock);
    private final ChangePersonalAccessToken change = new ChangePersonalAccessToken(tokens, transactions, clock);
    private final RevokePersonalAccessToken revoke = new RevokePersonalAccessToken(tokens, transactions);
    private final NotePersonalAccessTokenUse noteUse = new NotePersonalAccessTokenUse(tokens, transactions, clock);

    // ---- making

    @Test
    void makesATokenWithTheLevelsOfItsMakerAndASecretThatIsNotKept() {
        CreatePersonalAccessToken.Result result = create.create(command(ADA, LIMITED, "one", Scopes.of(Set.of("a"))));

        CreatePersonalAccessToken.Result.Created created = (CreatePersonalAccessToken.Result.Created) result;
        PersonalAccessToken token = created.token();
        assertThat(tokens.find(token.id())).contains(token);
        assertThat(token.owner()).isEqualTo(ADA);
        assertThat(token.levels()).containsExactly(UserLevel.CERT_ADMIN);
        assertThat(token.scopes().names()).containsExactly("a");
        assertThat(token.created()).isEqualTo(MADE_AT);
        assertThat(token.lastUsed()).isNull();
        assertThat(created.secret().value()).matches("[0-9a-f]{64}");
        assertThat(token.secret().isOf(created.secret().value())).isTrue();
    }

    @Test
    void givesEveryTokenAnotherSecret() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            secrets.add(((CreatePersonalAccessToken.Result.Created)
                            create.create(command(ADA, ADMINISTRATOR, "token " + i, Scopes.EVERYTHING)))
                    .secret()
                    .value());
        }
        assertThat(secrets).hasSize(10);
    }

    @Test
    void letsNobodyMakeATokenThatCanDoMoreThanTheirOwn() {
        assertThat(refusalOf(command(ADA, LIMITED, "one", Scopes.EVERYTHING)))
                .isEqualTo(new TokenRefusal.BeyondItsMaker());
        assertThat(refusalOf(command(ADA, LIMITED, "one", Scopes.of(Set.of("a", "c")))))
                .isEqualTo(new TokenRefusal.BeyondItsMaker());
        assertThat(tokens.count(EVERYTHING, Selection.ALL)).isZero();
        assertThat(create.create(command(ADA, LIMITED, "one", Scopes.of(Set.of("a", Scopes.DEFAULT)))))
                .isInstanceOf(CreatePersonalAccessToken.Result.Created.class);
    }

    @Test
    void makesNoTokenThatIsOverOrUnknowinglyForEver() {
        assertThat(refusalOf(command(ADA, "one", MADE_AT, false))).isEqualTo(new TokenRefusal.AlreadyOver(MADE_AT));
        assertThat(refusalOf(command(ADA, "one", null, false))).isEqualTo(new TokenRefusal.UnknowinglyForEver());
        assertThat(create.create(command(ADA, "one", null, true)))
                .isInstanceOf(CreatePersonalAccessToken.Result.Created.class);
        assertThat(create.create(command(ADA, "two", MADE_AT.plusMillis(1), false)))
                .isInstanceOf(CreatePersonalAccessToken.Result.Created.class);
    }

    @Test
    void takesEveryNameOncePerOwner() {
        made(ADA, "one");
        made(BOB, "one");

        assertThat(refusalOf(command(ADA, ADMINISTRATOR, "one", Scopes.EVERYTHING)))
                .isEqualTo(new TokenRefusal.NameTaken("one"));
        made(ADA, "One");
    }

    @Test
    void givesTheLastTokenToOneOfManyWhoAskAtOnce() {
        made(ADA, "one");
        List<CompletableFuture<CreatePersonalAccessToken.Result>> results = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> create.create(command(ADA, ADMINISTRATOR, "token " + i, Scopes.EVERYTHING))))
                .toList();

        assertThat(results.stream()
                        .map(CompletableFuture::join)
                        .filter(CreatePersonalAccessToken.Result.Created.class::isInstance))
                .hasSize(9);
        assertThat(tokens.count(ADAS, Selection.ALL)).isEqualTo(10);
        assertThat(refusalOf(command(ADA, ADMINISTRATOR, "another", Scopes.EVERYTHING)))
                .isEqualTo(new TokenRefusal.LimitReached(10));
        made(BOB, "another");
    }

    // ---- changing

    @Test
    void changesWhatIsWantedAndNothingElse() {
        PersonalAccessToken token = made(ADA, "one");

        assertThat(changed(token, "two", null, null, null))
                .isEqualTo(token.changed("two", token.scopes(), token.expiration()));
        PersonalAccessToken narrowed = changed(token, null, Scopes.of(List.of("b", "a")), null, null);
        assertThat(narrowed.name()).isEqualTo("two");
        assertThat(narrowed.scopes().names()).containsExactly("b", "a");
        PersonalAccessToken ending = changed(token, null, null, new NewExpiration(END), false);
        assertThat(ending.expiration().at()).isEqualTo(END);
        assertThat(ending.expiration().knowinglyNever()).isFalse();
        assertThat(tokens.find(token.id())).contains(ending);
        assertThat(ending.secret()).isEqualTo(token.secret());
    }

    @Test
    void takesAnEndAwayOnlyWhenThatIsSaidInTheSameBreath() {
        PersonalAccessToken token = made(ADA, "one");
        changed(token, null, null, new NewExpiration(END), null);

        assertThat(refusal(token, ADMINISTRATOR, null, null, new NewExpiration(null), null))
                .isEqualTo(new TokenRefusal.UnknowinglyForEver());
        assertThat(refusal(token, ADMINISTRATOR, null, null, new NewExpiration(null), false))
                .isEqualTo(new TokenRefusal.UnknowinglyForEver());
        assertThat(changed(token, null, null, new NewExpiration(null), true)
                        .expiration()
                        .at())
                .isNull();
        assertThat(refusal(token, ADMINISTRATOR, null, null, null, false))
                .isEqualTo(new TokenRefusal.UnknowinglyForEver());
    }

    @Test
    void movesNoEndIntoThePast() {
        PersonalAccessToken token = made(ADA, "one");

        assertThat(refusal(token, ADMINISTRATOR, null, null, new NewExpiration(MADE_AT), null))
                .isEqualTo(new TokenRefusal.AlreadyOver(MADE_AT));
    }

    @Test
    void renamesATokenThatIsOverWithoutRevivingIt() {
        PersonalAccessToken token = made(ADA, "one");
        changed(token, null, null, new NewExpiration(END), null);
        clock.pass(Duration.ofDays(31));

        assertThat(changed(token, "two", null, null, null).isGood(clock.instant()))
                .isFalse();
    }

    @Test
    void refusesTheNameOfAnotherTokenOfTheOwner() {
        made(ADA, "one");
        PersonalAccessToken token = made(ADA, "two");

        assertThat(refusal(token, ADMINISTRATOR, "one", null, null, null)).isEqualTo(new TokenRefusal.NameTaken("one"));
        assertThat(changed(token, "two", null, null, null).name()).isEqualTo("two");
    }

    @Test
    void letsNobodyStrengthenATokenWithAWeakerOne() {
        PersonalAccessToken strong = made(ADA, "strong");
        changed(strong, null, Scopes.of(Set.of("a")), new NewExpiration(END), null);
        Powers weakLevels = new Powers(Set.of(UserLevel.CERT_ADMIN), Set.of(Scopes.ALL));
        Powers weakScopes = new Powers(Set.of(UserLevel.ORG_ADMIN), Set.of("a"));

        for (Powers weak : List.of(weakLevels, weakScopes)) {
            assertThat(refusal(strong, weak, null, Scopes.of(Set.of("a", "b")), null, null))
                    .isEqualTo(new TokenRefusal.BeyondItsMaker());
        }
        assertThat(refusal(strong, weakLevels, null, null, new NewExpiration(END.plusSeconds(1)), null))
                .isEqualTo(new TokenRefusal.BeyondItsMaker());
        assertThat(change.change(new ChangePersonalAccessToken.Command(
                        strong.id(), ADAS, weakLevels, "renamed", null, null, null)))
                .isInstanceOf(ChangePersonalAccessToken.Result.Changed.class);
        assertThat(change.change(new ChangePersonalAccessToken.Command(
                        strong.id(), ADAS, weakScopes, null, null, new NewExpiration(END.plusSeconds(1)), null)))
                .isInstanceOf(ChangePersonalAccessToken.Result.Changed.class);
    }

    @Test
    void knowsNoTokenOfSomebodyElse() {
        PersonalAccessToken token = made(ADA, "one");

        assertThat(change.change(new ChangePersonalAccessToken.Command(
                        token.id(), BOBS, ADMINISTRATOR, "mine", null, null, null)))
                .isEqualTo(new ChangePersonalAccessToken.Result.NotFound());
        assertThat(change.change(new ChangePersonalAccessToken.Command(
                        tokenId(99), EVERYTHING, ADMINISTRATOR, "mine", null, null, null)))
                .isEqualTo(new ChangePersonalAccessToken.Result.NotFound());
        assertThat(revoke.revoke(token.id(), BOBS)).isEqualTo(RevokePersonalAccessToken.Result.NOT_FOUND);
        assertThat(tokens.find(token.id())).contains(token);
    }

    // ---- revoking, using

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void revokesATokenOnce(boolean byItsOwner) {
        PersonalAccessToken token = made(ADA, "one");
        PersonalAccessToken other = made(ADA, "two");
        Visibility visibility = byItsOwner ? ADAS : EVERYTHING;

        assertThat(revoke.revoke(token.id(), visibility)).isEqualTo(RevokePersonalAccessToken.Result.REVOKED);
        assertThat(revoke.revoke(token.id(), visibility)).isEqualTo(RevokePersonalAccessToken.Result.NOT_FOUND);

        assertThat(tokens.find(token.id())).isEmpty();
        assertThat(tokens.find(other.id())).contains(other);
    }

    @Test
    void notesTheUseOfATokenOnceADay() {
        PersonalAccessToken token = made(ADA, "one");

        noteUse.note(token);
        clock.pass(Duration.ofHours(23));
        noteUse.note(current(token));
        assertThat(current(token).lastUsed()).isEqualTo(MADE_AT);
        clock.pass(Duration.ofHours(1));
        noteUse.note(current(token));
        assertThat(current(token).lastUsed()).isEqualTo(MADE_AT.plus(Duration.ofDays(1)));
    }

    private PersonalAccessToken made(TokenOwner owner, String name) {
        return ((CreatePersonalAccessToken.Result.Created)
                        create.create(command(owner, ADMINISTRATOR, name, Scopes.EVERYTHING)))
                .token();
    }

    private PersonalAccessToken current(PersonalAccessToken token) {
        return tokens.find(token.id()).orElseThrow();
    }

    private TokenRefusal refusalOf(CreatePersonalAccessToken.Command command) {
        return ((CreatePersonalAccessToken.Result.Refused) create.create(command)).refusal();
    }

    private PersonalAccessToken changed(
            PersonalAccessToken token,
            @Nullable String name,
            @Nullable Scopes scopes,
            @Nullable NewExpiration expiration,
            @Nullable Boolean knowinglyNever) {
        return ((ChangePersonalAccessToken.Result.Changed) change.change(new ChangePersonalAccessToken.Command(
                        token.id(), ADAS, ADMINISTRATOR, name, scopes, expiration, knowinglyNever)))
                .token();
    }

    private TokenRefusal refusal(
            PersonalAccessToken token,
            Powers powers,
            @Nullable String name,
            @Nullable Scopes scopes,
            @Nullable NewExpiration expiration,
            @Nullable Boolean knowinglyNever) {
        return ((ChangePersonalAccessToken.Result.Refused) change.change(new ChangePersonalAccessToken.Command(
                        token.id(), ADAS, powers, name, scopes, expiration, knowinglyNever)))
                .refusal();
    }

    private static CreatePersonalAccessToken.Command command(
            TokenOwner owner, Powers powers, String name, Scopes scopes) {
        return new CreatePersonalAccessToken.Command(
                owner, powers, name, scopes, PersonalAccessToken.DEFAULT_VALIDITY, null, true);
    }

    private static CreatePersonalAccessToken.Command command(
            TokenOwner owner, String name, @Nullable Instant expiration, boolean knowinglyNever) {
        return new CreatePersonalAccessToken.Command(
                owner, ADMINISTRATOR, name, Scopes.EVERYTHING, Duration.ofHours(1), expiration, knowinglyNever);
    }
}

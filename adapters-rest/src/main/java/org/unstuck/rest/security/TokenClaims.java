package org.unstuck.rest.security;

/** The claims of a token that are not standard (contract 7.1). */
public final class TokenClaims {

    public static final String AUTHORITIES = "authorities";
    public static final String CLIENT_ID = "client_id";
    public static final String ENABLED = "enabled";
    public static final String IDENTITY_ID = "identity_id";
    public static final String INTERNAL = "internal";
    public static final String ORG = "org";
    /** The personal access token that this one was issued to; an addition of ours. */
    public static final String PERSONAL_ACCESS_TOKEN = "personal_access_token";

    public static final String POD = "pod";
    public static final String SCOPE = "scope";
    public static final String STRONG_AUTH = "strong_auth";
    public static final String STRONG_AUTH_SUPPORTED = "strong_auth_supported";
    public static final String TENANT_ID = "tenant_id";
    public static final String USER_ID = "user_id";
    public static final String USER_NAME = "user_name";
    public static final String ACCESS_TYPE = "accessType";

    private TokenClaims() {}
}

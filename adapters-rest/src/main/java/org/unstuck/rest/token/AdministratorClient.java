package org.unstuck.rest.token;

/**
 * The one API client there is from the start: it acts for an administrator.
 *
 * @param secret long and random
 * @param identityId the person it acts for, as audit events and runs name them
 */
public record AdministratorClient(String id, String secret, String identityId, String userName) {

    public AdministratorClient {
        if (id.isBlank() || secret.isBlank() || identityId.isBlank()) {
            throw new IllegalArgumentException("the administrator client needs an id, a secret and an identity");
        }
    }

    @Override
    public String toString() {
        return "AdministratorClient[" + id + "]";
    }
}

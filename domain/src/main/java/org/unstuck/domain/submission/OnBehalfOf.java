package org.unstuck.domain.submission;

/**
 * Who may ask for access of others; administrators always may (contract 4.7).
 *
 * @param anyoneByAnyone everybody for everybody
 * @param employeeByManager managers for those who report to them
 */
public record OnBehalfOf(boolean anyoneByAnyone, boolean employeeByManager) {

    boolean allows(Submitter by, Person recipient) {
        return by.administrator() || by.is(recipient) || anyoneByAnyone || (employeeByManager && by.manages(recipient));
    }
}

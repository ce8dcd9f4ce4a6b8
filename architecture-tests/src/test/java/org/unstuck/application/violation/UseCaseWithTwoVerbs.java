package org.unstuck.application.violation;

class UseCaseWithTwoVerbs {
    public void open() {}

    public void close() {}
}

package org.unstuck.rest.violation;

public class PublicController {}

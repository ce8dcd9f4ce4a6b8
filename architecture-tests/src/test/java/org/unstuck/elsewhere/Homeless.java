package org.unstuck.elsewhere;

class Homeless {}

package org.unstuck.domain.util;

class Helper {}

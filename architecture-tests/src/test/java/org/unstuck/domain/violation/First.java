package org.unstuck.domain.violation;

import org.unstuck.domain.circle.Second;

public class First {
    Second second;
}

package org.unstuck.domain.circle;

import org.unstuck.domain.violation.First;

public class Second {
    First first;
}

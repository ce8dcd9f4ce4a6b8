package org.unstuck.events.violation;

import org.unstuck.rest.violation.PublicController;

public class EventsThatKnowTheWeb {
    PublicController controller;
}

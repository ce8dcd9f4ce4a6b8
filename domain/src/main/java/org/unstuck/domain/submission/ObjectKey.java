package org.unstuck.domain.submission;

import org.unstuck.domain.request.RequestedObject;

/** Names something that can be asked for; ids are unique within a type. */
public record ObjectKey(RequestedObject.Type type, String id) {}

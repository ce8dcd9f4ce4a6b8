package org.unstuck.domain.closing;

/**
 * One id of a run and what became of it.
 *
 * @param id the tracking number, or what was sent in its place
 */
public record CloseRunItem(String id, Outcome outcome) {}

package org.unstuck.application.port;

import java.time.Duration;

/**
 * Outgoing port for being told that there is something to deliver, on whichever node it came about. A word may get lost
 * when a connection does; so nobody relies on it alone.
 */
public interface WakeUps {

    /**
     * Waits for a word that came since this thread last waited. One word may stand for many, and each is told to one
     * waiting thread of a node.
     *
     * @param atMost how long
     * @return whether there was one
     */
    boolean await(Duration atMost) throws InterruptedException;
}

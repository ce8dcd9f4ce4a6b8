package org.unstuck.events.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where names lead to, as DNS says at this moment. */
@FunctionalInterface
interface Names {

    /** All addresses of a name. May take its time. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}

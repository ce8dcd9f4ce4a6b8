package org.unstuck.events.webhook;

import java.net.UnknownHostException;

/** Thrown where the client asks for addresses, so that it has none to connect to. */
final class AddressRefusedException extends UnknownHostException {

    AddressRefusedException(String reason) {
        super(reason);
    }
}

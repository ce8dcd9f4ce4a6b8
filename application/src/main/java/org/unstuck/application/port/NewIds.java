package org.unstuck.application.port;

import java.util.UUID;

/** Outgoing port for ids that nobody had before; later ones sort after earlier ones, for the sake of indexes. */
public interface NewIds {

    UUID next();
}

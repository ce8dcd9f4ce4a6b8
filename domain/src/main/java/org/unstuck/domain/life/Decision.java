package org.unstuck.domain.life;

/** What somebody's word about a request comes to. */
public sealed interface Decision permits Step, Refusal, Decision.NothingNew {

    /** It was so already, or was overtaken; nothing is to be written. */
    record NothingNew() implements Decision {}
}

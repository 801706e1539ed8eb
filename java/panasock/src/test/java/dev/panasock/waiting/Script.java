package dev.panasock.waiting;

import java.util.List;
import java.util.Set;

/**
 * A call, and what happens before and during it.
 *
 * @param name the call, its flags, the kind of socket, and the story
 * @param preparation makes the sockets and what there is before the call
 * @param call the call
 * @param events what happens one after the other while the call waits
 * @param traits what else is compared
 * @param limitMillis the SO_RCVTIMEO or SO_SNDTIMEO that ends it, or 0
 * @param winsock what the document of Winsock says where it means something else, or null
 */
record Script(String name, Action preparation, Call call, List<Action> events, Set<Trait> traits, int limitMillis,
        String winsock) {
    /** Something that is done. */
    interface Action {
        void on(Stage stage) throws Exception;
    }

    /** The call that is compared. */
    interface Call {
        CallResult make(CallFace face, Stage stage) throws Exception;
    }

    /** What else is compared. */
    enum Trait {
        /** What is in the queue afterwards. */
        LEFT,
        /** That the peer gets what the call says it has sent. */
        SENT,
        /** There is no raw counterpart: compared with the platform thread. */
        WITHOUT_RAW
    }

    @Override
    public String toString() {
        return name;
    }
}

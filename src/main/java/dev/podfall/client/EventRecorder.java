package dev.podfall.client;

import dev.podfall.api.core.ObjectReference;
import dev.podfall.sim.VirtualClock;

/** Where a component reports what it did: core/v1 Events. */
public interface EventRecorder {

    /**
     * @param type {@link dev.podfall.api.core.Event#NORMAL} or WARNING
     * @param reason one word in camel case
     */
    void event(ObjectReference about, String type, String reason, String message);

    /** One that remembers the same, and writes through another connection. One without memory or connection is its own. */
    default EventRecorder fork(ApiClient newApi, VirtualClock newClock) {
        return this;
    }
}

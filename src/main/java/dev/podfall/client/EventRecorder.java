package dev.podfall.client;

import dev.podfall.api.core.ObjectReference;

/** Where a component reports what it did: core/v1 Events. */
public interface EventRecorder {

    /**
     * @param type {@link dev.podfall.api.core.Event#NORMAL} or WARNING
     * @param reason one word in camel case
     */
    void event(ObjectReference about, String type, String reason, String message);
}

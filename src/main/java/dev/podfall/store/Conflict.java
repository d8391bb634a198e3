package dev.podfall.store;

/** A write that was based on a state of the object that is no longer the newest, or on an object that is not there. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Conflict(String message) {
        super(message);
    }
}

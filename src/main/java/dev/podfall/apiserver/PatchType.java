package dev.podfall.apiserver;

/** The ways to say what is to change in an object. */
public enum PatchType {
    /** A tree laid over the object; lists are merged by the keys that the schema names. */
    STRATEGIC,
    /** A tree laid over the object; lists are replaced whole (RFC 7386). */
    MERGE,
    /** A list of operations (RFC 6902). */
    JSON
}

package dev.podfall.manifest;

/** What one click could do about a finding, if the text is still as it was. */
public enum Mend {
    NOTHING,
    /** Put a container where none is. */
    ADD_CONTAINER,
    /** Turn an expression about labels into one about the node's name. */
    MATCH_FIELD,
    /** Add the namespace that nobody makes. */
    CREATE_NAMESPACE
}

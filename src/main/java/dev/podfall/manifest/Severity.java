package dev.podfall.manifest;

/** How much a finding matters: an error refuses the whole load. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}

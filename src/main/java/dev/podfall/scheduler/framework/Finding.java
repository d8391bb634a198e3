package dev.podfall.scheduler.framework;

/**
 * Why a plugin said yes.
 *
 * @param field the field that decided: of the pod unless it begins with {@code node.}; empty if none did
 */
public record Finding(String field, String detail) {}

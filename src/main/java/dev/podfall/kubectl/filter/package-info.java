/**
 * What may stand behind a pipe in the console's line: the few of a shell's filters that people put behind kubectl.
 *
 * <p>Words: a <em>filter</em> takes lines one by one and gives lines on; it knows nothing of clusters. What it has it has as
 * GNU's does; what it has not it says, before anything runs.
 *
 * <p>Used by {@code kubectl}; uses {@code language}.
 */
@NullMarked
package dev.podfall.kubectl.filter;

import org.jspecify.annotations.NullMarked;

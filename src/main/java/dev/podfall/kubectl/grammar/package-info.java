/**
 * What kubectl's command line looks like: verbs, their flags, how both are read, and the help that follows from them.
 *
 * <p>Words: a <em>verb</em> is a command such as {@code get} or {@code rollout undo}; a <em>flag</em> begins with a
 * dash; everything else on the line is an argument.
 *
 * <p>Used by {@code kubectl} and by what completes commands; uses {@code api}.
 */
@NullMarked
package dev.podfall.kubectl.grammar;

import org.jspecify.annotations.NullMarked;

/**
 * What happens, said for people: a caption for every step, and the chain of steps that it is part of. Made from the step
 * itself, the step that led to it and the states on both sides; nothing is looked for in all of the journal.
 */
@NullMarked
package dev.podfall.explain.caption;

import org.jspecify.annotations.NullMarked;

/**
 * A small language for what may be true of a cluster at a moment, and of what happened since some beginning: goals of
 * lessons, answers of predictions, expectations of the command line. There is no code in it; each predicate looks at a
 * {@link dev.podfall.lesson.predicate.Scene}, and can say as a phrase what is seen where it does not hold.
 */
@NullMarked
package dev.podfall.lesson.predicate;

import org.jspecify.annotations.NullMarked;

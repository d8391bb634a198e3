/**
 * Memory that can be forked: collections that change in place like the JDK's, and of which a fork takes next to no time,
 * however much they hold. Both sides share what they held then; whoever changes a part of it first copies that part
 * (some dozens of entries), once.
 *
 * <p>How: every part of a tree or table names its owner, the collection that may change it in place. A fork gives both
 * sides new owners. So nothing costs more than in an ordinary collection until somebody forks.
 *
 * <p>A fork may be used on another thread than the original, if it was handed over safely. Forking counts as a change
 * of the original: one thread at a time.
 *
 * <p>Used by all of the engine; uses the JDK only.
 */
@NullMarked
package dev.podfall.fork;

import org.jspecify.annotations.NullMarked;

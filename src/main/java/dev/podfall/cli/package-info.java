/**
 * The headless front end: run, check, replay, picture. For scripts, for continuous integration, and for checking.
 *
 * <p>Used by {@code Main}; uses {@code kept}, {@code kubectl}, {@code cluster}, {@code explain}, {@code manifest}.
 */
@NullMarked
package dev.podfall.cli;

import org.jspecify.annotations.NullMarked;

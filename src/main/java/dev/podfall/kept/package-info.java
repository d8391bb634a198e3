/**
 * What is kept outside of the program: a session as a file that people read.
 *
 * <p>{@code SessionFile} is the value, {@code SessionWriter} and {@code SessionReader} its text, {@code Recording} makes it
 * of a session, {@code Rerun} a session of it. Used by {@code cli} and {@code ui}; uses {@code cluster}, {@code kubectl},
 * {@code manifest}.
 */
@NullMarked
package dev.podfall.kept;

import org.jspecify.annotations.NullMarked;

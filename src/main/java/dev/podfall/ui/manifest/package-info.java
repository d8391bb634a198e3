/**
 * The manifest editor: a tab for each loaded text, what is to be said about it while it is typed, and the ways to do
 * something with it: apply it, begin anew with it, compare it with what is live.
 *
 * <p>A <em>document</em> is the text of a tab; <em>dirty</em> is one that differs from what was opened, saved or applied
 * last.
 *
 * <p>Used by {@code ui.app}; uses {@code manifest}, {@code kubectl}, {@code ui.frame}, {@code ui.style}, {@code ui.text}.
 */
@NullMarked
package dev.podfall.ui.manifest;

import org.jspecify.annotations.NullMarked;

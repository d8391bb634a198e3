/**
 * The manifest editor: a tab for each loaded text, what is to be said about it while it is typed, and the ways to do
 * something with it: apply it, begin anew with it, compare it with what is live.
 *
 * <p>A <em>document</em> is the text of a tab; <em>dirty</em> is one that differs from what was opened, saved or applied
 * last. A <em>proposal</em> is what could be written at the caret; a <em>place</em> is where in an object the caret stands.
 *
 * <p>Used by {@code ui.app}; uses {@code manifest}, {@code kubectl}, {@code
 * apiserver.schema}, {@code store}, {@code ui.frame}, {@code ui.style}, {@code ui.text}.
 */
@NullMarked
package dev.podfall.ui.manifest;

import org.jspecify.annotations.NullMarked;

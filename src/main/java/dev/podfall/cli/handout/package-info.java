/**
 * Lessons on paper: {@link dev.podfall.cli.handout.Handout} is what stands there, {@link dev.podfall.cli.handout.HtmlHandout} and
 * {@link dev.podfall.cli.handout.MarkdownHandout} write it down.
 *
 * <p>Used by {@code cli}; uses {@code lesson}, {@code cluster}, {@code ui.text} and {@code language}.
 */
@NullMarked
package dev.podfall.cli.handout;

import org.jspecify.annotations.NullMarked;

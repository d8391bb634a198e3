/**
 * What a run came to, for other programs and for people who were not there: {@link dev.podfall.cli.report.Report} is the
 * data, {@link dev.podfall.cli.report.JsonReport} and {@link dev.podfall.cli.report.MarkdownReport} write it down.
 *
 * <p>Used by {@code cli}; uses {@code explain}, {@code cluster}, {@code manifest}, {@code api} and {@code language}.
 */
@NullMarked
package dev.podfall.cli.report;

import org.jspecify.annotations.NullMarked;

/**
 * What Podfall says, apart from the languages in which it says it: a {@link dev.podfall.language.Phrase} is a sentence as
 * data, {@link dev.podfall.language.Wording} puts it in the words of one {@link dev.podfall.language.Language}.
 *
 * <p>The words are files, a folder for each language, in {@code languages/}. What Kubernetes itself says is in none of
 * them: it is {@link dev.podfall.language.Phrase#verbatim}, the same in every language.
 *
 * <p>Used by all packages; uses the JDK and ICU, and nothing of ours.
 */
@NullMarked
package dev.podfall.language;

import org.jspecify.annotations.NullMarked;

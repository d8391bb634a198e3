package dev.podfall.kubectl;

import dev.podfall.apiserver.Warning;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a command's words go and its files come from: a terminal, the console panel, a replayed session. */
public interface KubectlIo {

    /** Standard output; the text carries its own line breaks. */
    void out(String text);

    /** Standard error. */
    void err(String text);

    /** Whether anybody reads what comes: who prints without end may stop if not. */
    default boolean wantsMore() {
        return true;
    }

    /** The language of whoever reads what Podfall adds to kubectl's words. Those themselves never change. */
    default Wording wording() {
        return Wording.ENGLISH;
    }

    /** Told what the API server, or kubectl itself, warns of; says so on standard error. */
    default void warning(Warning warning) {
        err("Warning: " + warning + "\n");
    }

    /** Told what Podfall adds to a refusal that is kubectl's; says so on standard error. */
    default void aside(Phrase sentence) {
        err(wording().say(sentence) + "\n");
    }

    /**
     * Told of a mistake of Podfall's own; says so on standard error. Tests do otherwise: for them it is a failure.
     */
    default void unexpected(Unexpected mistake) {
        err(mistake.text(wording()));
    }

    /**
     * The text of a file, null if there is none of that name. {@code -} is standard input.
     *
     * @throws java.io.UncheckedIOException if there is one, but it cannot be read
     */
    @Nullable
    String file(String name);

    /**
     * The manifests in a directory, as names for {@link #file}, in order; null if it is no directory.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    default @Nullable List<String> filesIn(String directory, boolean recursive) {
        return null;
    }

    /**
     * Lets the user edit a text.
     *
     * @return the text as it is afterwards, null if there is no editor
     */
    default @Nullable String edit(String name, String text) {
        return null;
    }
}

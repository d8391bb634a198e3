package dev.podfall.kubectl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a command's words go and its files come from: a terminal, the console panel, a replayed session. */
public interface KubectlIo {

    /** Standard output; the text carries its own line breaks. */
    void out(String text);

    /** Standard error. */
    void err(String text);

    /** The text of a file, null if there is none of that name. {@code -} is standard input. */
    @Nullable
    String file(String name);

    /** The manifests in a directory, as names for {@link #file}, in order; null if it is no directory. */
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

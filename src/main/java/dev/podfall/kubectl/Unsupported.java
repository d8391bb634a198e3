package dev.podfall.kubectl;

import dev.podfall.language.Phrase;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** kubectl's verbs that Podfall does not have, and why. */
final class Unsupported {
    private static final Set<String> VERBS = new TreeSet<>(Set.of(
            "alpha",
            "attach",
            "auth",
            "certificate",
            "completion",
            "cp",
            "debug",
            "exec",
            "kustomize",
            "logs",
            "plugin",
            "port-forward",
            "proxy"));

    private Unsupported() {}

    /** Their names. */
    static Collection<String> verbs() {
        return VERBS;
    }

    /** Why, null if the word is none of them. */
    static @Nullable Phrase complaint(String verb) {
        return VERBS.contains(verb) ? Phrase.of("unsupported." + verb) : null;
    }
}

package dev.podfall.manifest;

import dev.podfall.language.Phrase;

/**
 * The one door through which Kubernetes' own words come into a finding: what kubectl, the API server, and the readers of
 * YAML and JSON in them say is the same in every language. What Podfall says about a manifest never comes through here;
 * it has a key in the languages' files. {@code UpstreamWordsTest} knows who may call this.
 */
public final class Upstream {
    private Upstream() {}

    /** @param words as upstream says them, letter by letter */
    public static Phrase says(String words) {
        return Phrase.verbatim(words);
    }
}

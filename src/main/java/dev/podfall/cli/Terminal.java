package dev.podfall.cli;

import dev.podfall.cluster.Rest;
import dev.podfall.explain.RestWords;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import java.io.PrintWriter;
import java.util.Collection;

/** The command line's streams, and the language that it speaks on them. What others have to say is put in words here. */
record Terminal(Wording words, PrintWriter out, PrintWriter err) {
    /** Says it where errors go, on a line of its own. */
    void say(Phrase phrase) {
        err.println(words.say(phrase));
    }

    /** Says what a command of ours could not do. */
    void failed(String command, Phrase why) {
        say(Phrase.of("cli.failed", "podfall " + command, why));
    }

    void say(Collection<Finding> findings) {
        findings.forEach(finding -> say(finding.inOneLine()));
    }

    /** Says how a run has ended, if not at rest. */
    void say(Rest rest) {
        if (!rest.reached()) {
            say(Phrase.of("cli.failed", "podfall", RestWords.of(rest)));
        }
    }
}

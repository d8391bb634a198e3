package dev.podfall.cli;

import dev.podfall.cluster.Rest;
import dev.podfall.explain.RestWords;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.FindingSort;
import java.io.PrintWriter;
import java.util.List;

/** The command line's streams, and the language that it speaks on them. What others have to say is put in words here. */
record Terminal(Wording words, PrintWriter out, PrintWriter err) {
    private static final int MOST_OF_A_SORT = 5;
    private static final int SHOWN_OF_MANY = 3;

    /** Says it where errors go, on a line of its own. */
    void say(Phrase phrase) {
        err.println(words.say(phrase));
    }

    /** Says what a command of ours could not do. */
    void failed(String command, Phrase why) {
        say(Phrase.of("cli.failed", "podfall " + command, why));
    }

    /** Says them all; of many that say the same of different places the first few, and how many more there are. */
    void say(List<Finding> findings) {
        for (var same : FindingSort.groups(findings)) {
            int shown = same.size() <= MOST_OF_A_SORT ? same.size() : SHOWN_OF_MANY;
            same.subList(0, shown).forEach(finding -> say(finding.inOneLine()));
            if (shown < same.size()) {
                var last = same.getLast();
                say(Phrase.of("cli.findings.more", last.source(), same.size() - shown, Integer.toString(last.line())));
            }
        }
    }

    /** Says how a run has ended, if not at rest. */
    void say(Rest rest) {
        if (!rest.reached()) {
            say(Phrase.of("cli.failed", "podfall", RestWords.of(rest)));
        }
    }
}

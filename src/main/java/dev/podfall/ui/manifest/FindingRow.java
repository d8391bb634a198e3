package dev.podfall.ui.manifest;

import dev.podfall.kubectl.QuickFixes;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.FindingSort;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.Severity;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** A finding and what can be done about it with one click. */
record FindingRow(Finding finding, Optional<QuickFix> fix) {

    private static final int LONGEST = 600;
    private static final int LONGEST_TITLE = 100;

    static List<FindingRow> of(String text, List<Finding> findings) {
        var fixes = QuickFixes.in(text);
        var found = new IdentityHashMap<Finding, Optional<QuickFix>>();
        // The first of each sort comes first: it is shown, and of a large text not every fix can be tried out.
        var groups = FindingSort.groups(findings);
        groups.forEach(alike -> found.put(alike.getFirst(), fix(fixes, alike.getFirst())));
        return findings.stream()
                .map(finding -> new FindingRow(finding, found.computeIfAbsent(finding, it -> fix(fixes, it))))
                .toList();
    }

    private static Optional<QuickFix> fix(QuickFixes fixes, Finding finding) {
        return finding.severity() == Severity.NOTE ? Optional.empty() : fixes.of(finding);
    }

    /** The fix for the text as it is now; nothing if the finding's place is no longer there. */
    Optional<QuickFix> fixNow(String text) {
        return QuickFixes.of(text, finding);
    }

    Severity severity() {
        return finding.severity();
    }

    /** The finding's sentence; of one that quotes a long value only the beginning, so that the screen can show it. */
    String message() {
        return Shorten.atMost(Words.say(finding.message()), LONGEST);
    }

    /** What to do about it, or empty. It may quote the value too. */
    String nextStep() {
        return Shorten.atMost(Words.say(finding.nextStep()), LONGEST);
    }

    /** What the button says that does it; a button is one line. */
    static String title(QuickFix fix) {
        return Shorten.atMost(Words.say(fix.title()), LONGEST_TITLE);
    }

    /** What a tooltip at its place says. */
    String spoken() {
        return nextStep().isEmpty() ? message() : message() + "\n" + nextStep();
    }
}

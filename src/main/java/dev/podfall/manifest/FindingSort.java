package dev.podfall.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What makes two findings say the same of different places: how bad it is, which sentences say it, and the field, whichever
 * item of a list it is in.
 *
 * @param said the key of what is wrong, else of what to do about it; where neither has one upstream's own words
 * @param field the path without places in lists
 */
public record FindingSort(Severity severity, String said, String field) {

    public static FindingSort of(Finding finding) {
        var message = finding.message();
        var said = !message.key().isEmpty() ? message.key() : finding.nextStep().key();
        return new FindingSort(
                finding.severity(),
                said.isEmpty() ? message.toString() : said,
                finding.path().replaceAll("\\[[^\\]]*]", "[]"));
    }

    /**
     * Findings of one sort together, sorts and findings in the order in which they come first.
     *
     * @return lists of at least one
     */
    public static List<List<Finding>> groups(List<Finding> findings) {
        var out = new LinkedHashMap<FindingSort, List<Finding>>();
        findings.forEach(finding ->
                out.computeIfAbsent(of(finding), sort -> new ArrayList<>()).add(finding));
        return List.copyOf(out.values());
    }
}

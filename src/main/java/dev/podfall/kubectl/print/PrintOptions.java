package dev.podfall.kubectl.print;

import java.time.Instant;
import java.util.List;

/**
 * What is to be shown, besides the format.
 *
 * @param now for ages
 * @param noHeaders leave out the line of column names
 * @param showLabels add a column LABELS
 * @param labelColumns labels with a column of their own
 * @param withNamespace begin with a column NAMESPACE, for kinds that have namespaces
 * @param withKind names are {@code daemonset.apps/agent}, because several kinds were asked for
 * @param withManagedFields YAML and JSON show them
 * @param serverPrint a kind's own columns; else those that kubectl knows of every kind
 */
public record PrintOptions(
        Instant now,
        boolean noHeaders,
        boolean showLabels,
        List<String> labelColumns,
        boolean withNamespace,
        boolean withKind,
        boolean withManagedFields,
        boolean serverPrint) {

    public PrintOptions {
        labelColumns = List.copyOf(labelColumns);
    }

    public static PrintOptions at(Instant now) {
        return new PrintOptions(now, false, false, List.of(), false, false, false, true);
    }
}

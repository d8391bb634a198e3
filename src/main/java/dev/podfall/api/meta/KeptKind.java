package dev.podfall.api.meta;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A kind that is not simulated: its objects are kept, listed, changed and deleted, and nobody acts on them but admission
 * plugins, which read some. Two are the same if their resource is, whatever the version.
 */
public final class KeptKind implements Kind {
    private final KindNames names;
    private final boolean custom;
    private final String storedUnder;
    private final List<PrinterColumn> columns;

    private KeptKind(KindNames names, boolean custom, List<PrinterColumn> columns) {
        this.names = names;
        this.custom = custom;
        this.columns = List.copyOf(columns);
        this.storedUnder = names.resource();
    }

    static KeptKind builtIn(KindNames names) {
        return new KeptKind(names, false, List.of());
    }

    /** A kind that a CustomResourceDefinition brings along. */
    public static KeptKind custom(
            String group,
            String version,
            String kindName,
            String plural,
            String singular,
            boolean namespaced,
            List<String> shortNames,
            List<PrinterColumn> columns) {
        return new KeptKind(
                new KindNames(group, version, kindName, plural, singular, namespaced, shortNames), true, columns);
    }

    /** Whether a CustomResourceDefinition brings it along. */
    public boolean isCustom() {
        return custom;
    }

    /** What its definition wants to be shown beside the name. */
    public List<PrinterColumn> columns() {
        return columns;
    }

    @Override
    public String group() {
        return names.group();
    }

    @Override
    public String version() {
        return names.version();
    }

    @Override
    public String kindName() {
        return names.kindName();
    }

    @Override
    public String plural() {
        return names.plural();
    }

    @Override
    public String singular() {
        return names.singular();
    }

    @Override
    public boolean namespaced() {
        return names.namespaced();
    }

    @Override
    public List<String> shortNames() {
        return names.shortNames();
    }

    @Override
    public String apiVersion() {
        return names.apiVersion();
    }

    @Override
    public String resource() {
        return names.resource();
    }

    @Override
    public String qualifiedSingular() {
        return names.qualifiedSingular();
    }

    @Override
    public boolean answersTo(String word) {
        return names.answerTo(word);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptKind kind && storedUnder.equals(kind.storedUnder);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(storedUnder);
    }

    @Override
    public String toString() {
        return storedUnder;
    }
}

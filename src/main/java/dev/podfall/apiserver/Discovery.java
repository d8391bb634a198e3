package dev.podfall.apiserver;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.PrinterColumn;
import dev.podfall.api.tree.Tree;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds there are: those that every API server has, and those that CustomResourceDefinitions bring along.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/endpoints/discovery; apiextensions-apiserver pkg/apiserver/customresource_discovery_controller.go.
 * <br>Differs: a definition counts as soon as it is stored.
 */
public final class Discovery {
    private static final List<Kind> BUILT_IN = Kind.builtIn();

    private final List<KeptKind> custom;

    private Discovery(List<KeptKind> custom) {
        this.custom = custom;
    }

    public static Discovery of(ClusterState state) {
        var definitions = state.all(BuiltInKinds.CUSTOM_RESOURCE_DEFINITION);
        if (definitions.isEmpty()) {
            return new Discovery(List.of());
        }
        var out = new ArrayList<KeptKind>();
        definitions.values().forEach(definition -> out.addAll(defined(definition.toTree())));
        return new Discovery(List.copyOf(out));
    }

    /** The kinds that a definition brings along: one for each version that is served, the newest first. */
    public static List<KeptKind> defined(Tree.Obj definition) {
        var spec = definition.obj("spec");
        var names = spec.obj("names");
        var kindName = names.text("kind", "");
        var plural = names.text("plural", "");
        if (kindName.isEmpty() || plural.isEmpty()) {
            return List.of();
        }
        var out = new TreeMap<String, KeptKind>(VersionPriority.NEWEST_FIRST);
        for (var item : spec.list("versions")) {
            if (item instanceof Tree.Obj version && version.flag("served", true)) {
                var name = version.text("name", "");
                out.put(
                        name,
                        KeptKind.custom(
                                spec.text("group", ""),
                                name,
                                kindName,
                                plural,
                                names.text("singular", kindName.toLowerCase(Locale.ROOT)),
                                !spec.text("scope", "").equals("Cluster"),
                                names.texts("shortNames"),
                                columns(version)));
            }
        }
        return List.copyOf(out.values());
    }

    private static List<PrinterColumn> columns(Tree.Obj version) {
        var out = new ArrayList<PrinterColumn>();
        for (var item : version.list("additionalPrinterColumns")) {
            if (item instanceof Tree.Obj column) {
                out.add(new PrinterColumn(
                        column.text("name", ""),
                        column.text("type", ""),
                        column.text("jsonPath", ""),
                        column.number("priority", 0) > 0));
            }
        }
        return out;
    }

    /** All kinds, each once, those of every API server first. */
    public List<Kind> kinds() {
        var out = new ArrayList<Kind>(BUILT_IN);
        KeptKind last = null;
        for (var kind : custom) {
            if (!kind.equals(last)) {
                out.add(kind);
            }
            last = kind;
        }
        return List.copyOf(out);
    }

    /** The kind that documents of this version call so; null if there is none. */
    public @Nullable Kind of(String apiVersion, String kindName) {
        var builtIn = Kind.of(apiVersion, kindName);
        if (builtIn != null) {
            return builtIn;
        }
        for (var kind : custom) {
            if (kind.kindName().equals(kindName) && kind.apiVersion().equals(apiVersion)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind of what a user types; null if there is none. */
    public @Nullable Kind named(String typed) {
        var builtIn = Kind.named(typed);
        if (builtIn != null) {
            return builtIn;
        }
        var word = typed.toLowerCase(Locale.ROOT);
        for (var kind : custom) {
            if (kind.answersTo(word)) {
                return kind;
            }
        }
        return null;
    }
}

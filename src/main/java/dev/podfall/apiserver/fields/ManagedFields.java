package dev.podfall.apiserver.fields;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.meta.Times;
import dev.podfall.api.meta.WriteLog;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Defaults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object's managedFields of the log of its writes.
 *
 * <p>Upstream: apimachinery/pkg/util/managedfields/internal (stripMeta, managedFieldsUpdater, the order of the entries);
 * sigs.k8s.io/structured-merge-diff merge/update.go; the strategies' {@code GetResetFields}.
 * <br>Differs: of consecutive status writes by one manager only the span from the first to the last counts; managers are
 * never merged because there are too many.
 */
public final class ManagedFields {
    private static final int LONG_LOG = 32;
    private static final List<String> SERVERS = List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "generation",
            "managedFields",
            "resourceVersion");

    private final Kind kind;
    private final Map<String, Owned> owners = new LinkedHashMap<>();

    private ManagedFields(Kind kind) {
        this.kind = kind;
    }

    private record Owned(ManagedFieldsEntry entry, FieldSet fields) {}

    /** The entries, in upstream's order. */
    public static List<ManagedFieldsEntry> of(KubeObject object) {
        return of(object.kind(), object.meta().writes());
    }

    /** The whole document, {@code metadata.managedFields} included. */
    public static Tree.Obj document(KubeObject object) {
        var tree = object.toTree();
        var entries = of(object);
        if (entries.isEmpty()) {
            return tree;
        }
        var fields = Tree.listOf(entries, ManagedFieldsEntry::toTree);
        return tree.with("metadata", tree.obj("metadata").with("managedFields", fields));
    }

    /** The fields that a writer owns who makes {@code after} of {@code before}, all else disregarded. */
    public static Tree.Obj fieldsV1(Kind kind, Tree.@Nullable Obj before, Tree.Obj after) {
        var set = Comparison.of(kind, before, after).set();
        strip(set);
        return set.toTree();
    }

    /** The log with one more write; what is old is boiled down when it has become long. */
    public static WriteLog logged(Kind kind, WriteLog log, WriteLog.Write write) {
        var longer = log.plus(write);
        return longer.size() < LONG_LOG
                ? longer
                : WriteLog.startingWith(Tree.listOf(of(kind, longer), ManagedFieldsEntry::toTree));
    }

    private static List<ManagedFieldsEntry> of(Kind kind, WriteLog log) {
        var fields = new ManagedFields(kind);
        for (var item : log.base().items()) {
            if (item instanceof Tree.Obj tree) {
                var entry = ManagedFieldsEntry.fromTree(tree);
                fields.owners.put(identity(entry), new Owned(entry, FieldSet.fromTree(entry.fieldsV1())));
            }
        }
        for (var write : log.writes()) {
            fields.write(write);
        }
        return fields.entries();
    }

    private void write(WriteLog.Write write) {
        var before = write.before();
        var comparison = Comparison.of(
                kind,
                before == null ? null : before.toTree(),
                Defaults.apply(kind, write.sent().toTree()));
        excludeUnchangeable(comparison, write.subresource());
        var set = comparison.set();
        for (var owned : owners.values()) {
            owned.fields.removeAll(comparison.removed());
        }
        strip(set);
        if (set.isEmpty()) {
            owners.values().removeIf(owned -> owned.fields.isEmpty());
            return;
        }
        var entry = entry(write.manager(), write.subresource(), write.at(), Tree.obj());
        var mine = owners.get(identity(entry));
        for (var owned : owners.values()) {
            if (owned != mine) {
                owned.fields.removeAll(set);
            }
        }
        if (mine != null) {
            set.addAll(mine.fields);
        }
        owners.put(identity(entry), new Owned(entry, set));
        owners.values().removeIf(owned -> owned.fields.isEmpty());
    }

    private ManagedFieldsEntry entry(String manager, String subresource, @Nullable Instant at, Tree.Obj fields) {
        return new ManagedFieldsEntry(manager, "Update", kind.apiVersion(), subresource, at, fields);
    }

    private static String identity(ManagedFieldsEntry entry) {
        return entry.manager() + "\n" + entry.operation() + "\n" + entry.apiVersion() + "\n" + entry.subresource();
    }

    /** What the strategies set back before they store: the status in the main resource, the rest in the status. */
    private void excludeUnchangeable(Comparison comparison, String subresource) {
        switch (kind) {
            case SimulatedKind.POD, SimulatedKind.NODE, SimulatedKind.DAEMON_SET, SimulatedKind.NAMESPACE -> {
                comparison.exclude(subresource.isEmpty() ? "f:status" : "f:spec");
                if (kind == Kind.POD && !subresource.isEmpty()) {
                    comparison.exclude("f:metadata", "f:deletionTimestamp");
                    comparison.exclude("f:metadata", "f:ownerReferences");
                }
            }
            case SimulatedKind.PRIORITY_CLASS, SimulatedKind.CONTROLLER_REVISION, SimulatedKind.EVENT -> {}
            case KeptKind _ -> {}
        }
    }

    private static void strip(FieldSet set) {
        set.remove("f:apiVersion");
        set.remove("f:kind");
        set.remove("f:metadata");
        for (var field : SERVERS) {
            set.remove("f:metadata", "f:" + field);
        }
    }

    private List<ManagedFieldsEntry> entries() {
        var out = new ArrayList<ManagedFieldsEntry>();
        for (var owned : owners.values()) {
            var entry = owned.entry;
            out.add(new ManagedFieldsEntry(
                    entry.manager(),
                    entry.operation(),
                    entry.apiVersion(),
                    entry.subresource(),
                    seconds(entry.time()),
                    owned.fields.toTree()));
        }
        out.sort(Comparator.comparing(ManagedFieldsEntry::operation)
                .thenComparing(e -> e.time() == null ? Instant.EPOCH : e.time())
                .thenComparing(ManagedFieldsEntry::manager)
                .thenComparing(ManagedFieldsEntry::apiVersion)
                .thenComparing(ManagedFieldsEntry::subresource));
        return out;
    }

    private static @Nullable Instant seconds(@Nullable Instant time) {
        return time == null ? null : Times.seconds(time);
    }
}

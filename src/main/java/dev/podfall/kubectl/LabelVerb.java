package dev.podfall.kubectl;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.patch.MergePatch;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code kubectl label}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/label/label.go.
 * <br>Differs: in nothing that we know of.
 */
final class LabelVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-label";

    private record Changes(Map<String, String> set, List<String> removed) {}

    @Override
    public void run(Invocation in) {
        var pairs = Pairs.split(in.arguments(), "label");
        var changes = parse(pairs.words());
        checkFlags(in);
        boolean list = in.flag("list");
        if (list && !in.text("output").isEmpty()) {
            throw new KubectlException("--list and --output may not be specified together");
        }
        requireResources(in, pairs.resources());
        if (pairs.words().isEmpty() && !list) {
            throw new KubectlException("at least one label update is required");
        }
        var found = find(in, pairs.resources());
        checkVersion(in, found);
        found.visit(info -> label(in, info, changes, found.single()));
    }

    static void checkVersion(Invocation in, Found found) {
        if (!found.single() && !in.text("resource-version").isEmpty()) {
            throw new KubectlException("--resource-version may only be used with a single resource");
        }
    }

    /** Sends what changes of the object's labels or annotations. */
    static Tree.Obj send(Invocation in, ResourceInfo info, String part, Labels before, Labels after, String manager) {
        var meta = info.tree().obj("metadata");
        var changed = info.tree().with("metadata", meta.with(part, after.toTree()));
        var same = info.tree().with("metadata", meta.with(part, before.toTree()));
        var patch = MergePatch.between(same, ChangeCause.recorded(in, changed));
        var version = in.text("resource-version");
        if (!version.isEmpty()) {
            patch = patch.with("metadata", patch.obj("metadata").with("resourceVersion", Tree.text(version)));
        }
        return in.patch(info, PatchType.MERGE, patch, manager).toTree();
    }

    static void checkFlags(Invocation in) {
        for (var selector : List.of("selector", "field-selector")) {
            if (in.flag("all") && !in.text(selector).isEmpty()) {
                throw new KubectlException("cannot set --all and --" + selector + " at the same time");
            }
        }
    }

    /** Names, files, or with {@code --local} files alone. */
    static void requireResources(Invocation in, List<String> resources) {
        if (in.flag("local")) {
            SetTargets.refuseLocalOnServer(in);
            if (!resources.isEmpty()) {
                throw new KubectlException(
                        "can only use local files by -f pod.yaml or --filename=pod.json when --local=true is set");
            }
            if (in.filenames().isEmpty()) {
                throw new KubectlException("one or more files must be specified as -f pod.yaml or --filename=pod.json");
            }
        } else if (resources.isEmpty() && in.filenames().isEmpty()) {
            throw new KubectlException(
                    "one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
    }

    /** The object with these labels or annotations. */
    static Tree.Obj changed(ResourceInfo info, String part, Labels after) {
        var meta = info.tree().obj("metadata");
        return info.tree().with("metadata", after.isEmpty() ? meta.without(part) : meta.with(part, after.toTree()));
    }

    static Found find(Invocation in, List<String> resources) {
        if (in.flag("local")) {
            return in.queryWithFiles().local().find();
        }
        return in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .fieldSelector(in.text("field-selector"))
                .allNamespaces(in.flag("all-namespaces"))
                .arguments(in.flag("all"), resources)
                .latest()
                .find();
    }

    private static Changes parse(List<String> words) {
        var set = new TreeMap<String, String>();
        var removed = new ArrayList<String>();
        for (var word : words) {
            if (word.contains("=")) {
                var parts = word.split("=", -1);
                if (parts.length != 2) {
                    throw new KubectlException("invalid label spec: " + word);
                }
                var wrong = LabelRules.labelValue(parts[1]);
                if (!wrong.isEmpty()) {
                    throw new KubectlException(
                            "invalid label value: " + Quoting.quote(word) + ": " + String.join(";", wrong));
                }
                set.put(parts[0], parts[1]);
            } else if (word.endsWith("-")) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                throw new KubectlException("unknown label spec: " + word);
            }
        }
        for (var key : removed) {
            if (set.containsKey(key)) {
                throw new KubectlException("can not both modify and remove a label in the same command");
            }
        }
        return new Changes(set, removed);
    }

    private static void label(Invocation in, ResourceInfo info, Changes changes, boolean single) {
        var before = Labels.fromTree(info.tree().obj("metadata").obj("labels"));
        if (in.flag("list")) {
            list(in, info, changed(in, before, changes), "labels", single);
            return;
        }
        boolean sends = in.dryRun() != DryRun.CLIENT && !in.flag("local");
        for (var key : changes.removed()) {
            if (sends && !before.has(key)) {
                in.out("label " + Quoting.quote(key) + " not found.");
            }
        }
        var after = changed(in, before, changes);
        var object = sends ? send(in, info, "labels", before, after, FIELD_MANAGER) : changed(info, "labels", after);
        in.report(info.kind(), info.name(), object, operation(before, after));
    }

    static void list(Invocation in, ResourceInfo info, Labels labels, String what, boolean single) {
        if (!single) {
            in.out("Listing " + what + " for " + info.kind().kindName() + "."
                    + info.kind().group() + "/" + info.name() + ":");
        }
        labels.forEach((key, value) -> in.out((single ? "" : " ") + key + "=" + value));
    }

    private static Labels changed(Invocation in, Labels before, Changes changes) {
        var failures = new ArrayList<Failure>();
        var after = before;
        for (var change : changes.set().entrySet()) {
            var old = before.get(change.getKey());
            if (!in.flag("overwrite") && old != null && !old.equals(change.getValue())) {
                failures.add(new Failure.Plain(
                        "'" + change.getKey() + "' already has a value (" + old + "), and --overwrite is false"));
            }
            after = after.with(change.getKey(), change.getValue());
        }
        KubectlException.throwIfAny(failures);
        for (var key : changes.removed()) {
            after = after.without(key);
        }
        return after;
    }

    private static String operation(Labels before, Labels after) {
        boolean labeled = after.asMap().entrySet().stream().anyMatch(e -> !before.has(e.getKey(), e.getValue()));
        boolean unlabeled = before.asMap().keySet().stream().anyMatch(key -> !after.has(key));
        if (labeled) {
            return unlabeled ? "label(s) changed" : "labeled";
        }
        return unlabeled ? "unlabeled" : "not labeled";
    }
}

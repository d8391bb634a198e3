package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.kubectl.print.ObjectSorter;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubectl get}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/get/get.go.
 * <br>Differs: {@code --watch} ends at rest where time passes at once; nothing is fetched raw.
 */
final class GetVerb implements Action {
    /** By how many rows above the width of new ones is judged. */
    private static final int ROWS_ABOVE = 100;

    @Override
    public void run(Invocation in) {
        if (!in.text("raw").isEmpty()) {
            RawPath.get(in);
            return;
        }
        requireType(in);
        // What else -o may say is looked at when there is something to be printed.
        boolean table = List.of("", "wide").contains(in.text("output")) && in.format() instanceof OutputFormat.Table;
        if (in.flag("show-labels") && !table) {
            throw new KubectlException("--show-labels option cannot be used with " + in.text("output") + " printer");
        }
        if (in.flag("watch") || in.flag("watch-only")) {
            watch(in);
            return;
        }
        if (!in.text("subresource").isEmpty()) {
            requireSubresource(in);
        }
        var found = find(in);
        if (table) {
            printTable(in, found);
        } else {
            printDocument(in, found);
        }
    }

    private static void requireType(Invocation in) {
        if (in.arguments().isEmpty() && in.filenames().isEmpty()) {
            in.err("You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete list of"
                    + " supported resources.\n");
            throw in.usage("Required resource not specified.\nUse \"kubectl explain <resource>\" for a detailed"
                    + " description of that resource (e.g. kubectl explain pods).");
        }
    }

    /** A part of an object is fetched for objects with names, and is shown as the whole, as the server answers. */
    private static void requireSubresource(Invocation in) {
        var found = find(in);
        if (!found.listed().isEmpty()) {
            throw new KubectlException("subresource cannot be used when bulk resources are specified");
        }
        found.infos(new ArrayList<>()).forEach(info -> Subresources.check(in, info.kind()));
    }

    private static Found find(Invocation in) {
        var found = query(in);
        if (found.listed().stream().anyMatch(kind -> kind.resource().equals("endpoints"))) {
            in.warn("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
        }
        return found;
    }

    private static Found query(Invocation in) {
        return in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .fieldSelector(in.text("field-selector"))
                .allNamespaces(in.flag("all-namespaces"))
                .arguments(true, in.arguments())
                .latest()
                .find()
                .ignoringNotFound(in.flag("ignore-not-found"));
    }

    private static void printTable(Invocation in, Found found) {
        var failures = new ArrayList<Failure>();
        var infos = found.infos(failures);
        var kinds = new LinkedHashSet<>(found.listed());
        var byKind = new LinkedHashMap<Kind, List<KubeObject>>();
        for (var info : infos) {
            kinds.add(info.kind());
            byKind.computeIfAbsent(info.kind(), any -> new ArrayList<>()).add(info.object());
        }
        var path = in.text("sort-by");
        // A table that cannot be sorted is no table for kubectl.
        boolean lost =
                !path.isEmpty() && byKind.values().stream().anyMatch(objects -> !ObjectSorter.finds(objects, path));
        var out = new StringBuilder();
        if (!lost) {
            printer(in, kinds).print(ordered(in, byKind), found.single(), out);
        }
        in.io().out(out.toString());
        if ((infos.isEmpty() || lost) && failures.isEmpty() && !in.flag("ignore-not-found")) {
            boolean namespaced = !in.flag("all-namespaces") && kinds.stream().allMatch(Kind::namespaced);
            in.err(namespaced ? "No resources found in " + in.namespace() + " namespace." : "No resources found");
        }
        if (!failures.isEmpty()) {
            throw new KubectlException(Failure.all(failures));
        }
    }

    private static Printer printer(Invocation in, Set<Kind> kinds) {
        return Printer.of(
                in.format(),
                new PrintOptions(
                        in.connection().now(),
                        in.flag("no-headers"),
                        in.flag("show-labels"),
                        in.command().texts("label-columns"),
                        in.flag("all-namespaces"),
                        kinds.size() > 1
                                || in.flag("show-kind")
                                || in.arguments().contains("all"),
                        in.flag("show-managed-fields"),
                        in.flag("server-print")));
    }

    private static List<KubeObject> ordered(Invocation in, Map<Kind, List<KubeObject>> byKind) {
        var out = new ArrayList<KubeObject>();
        byKind.values().forEach(objects -> out.addAll(sorted(in, objects)));
        return out;
    }

    private static List<KubeObject> sorted(Invocation in, List<KubeObject> objects) {
        var path = in.text("sort-by");
        return path.isEmpty() ? objects : ObjectSorter.sort(objects, path);
    }

    private static void printDocument(Invocation in, Found found) {
        var failures = new ArrayList<Failure>();
        var infos = found.infos(failures);
        if (found.single() && !failures.isEmpty()) {
            throw new KubectlException(failures.getFirst());
        }
        if (infos.isEmpty() && in.flag("ignore-not-found")) {
            KubectlException.throwIfAny(failures);
            return;
        }
        var objects = new ArrayList<KubeObject>();
        infos.forEach(info -> objects.add(info.object()));
        var sorted = sorted(in, objects);
        in.print(out -> printer(in, Set.of()).print(sorted, found.single() && infos.size() == 1, out));
        KubectlException.throwIfAny(failures);
    }

    private static void watch(Invocation in) {
        if (!in.text("sort-by").isEmpty()) {
            in.err("warning: --watch or --watch-only requested, --sort-by will be ignored");
        }
        var why = in.connection().watch(new Watching(in)::see);
        if (!why.isEmpty()) {
            in.remark(why);
        }
    }

    /** What somebody who watches has seen. */
    private static final class Watching {
        private final Invocation in;
        private final Set<Kind> kinds = new LinkedHashSet<>();
        private final Map<String, KubeObject> seen = new LinkedHashMap<>();
        /** The rows that stand above the next one. */
        private final List<KubeObject> above = new ArrayList<>();

        private @Nullable ClusterState last;

        Watching(Invocation in) {
            this.in = in;
        }

        /** @return whether there may be more to see */
        boolean see(ClusterState state) {
            var before = last;
            last = state;
            if (before == null) {
                begin();
            } else if (kinds.stream()
                    .anyMatch(kind -> !state.differences(before, kind).isEmpty())) {
                show(news());
            }
            return in.io().wantsMore();
        }

        private void begin() {
            var failures = new ArrayList<Failure>();
            var found = find(in);
            var infos = found.infos(failures);
            KubectlException.throwIfAny(failures);
            kinds.addAll(found.listed());
            infos.forEach(info -> kinds.add(info.kind()));
            if (kinds.size() > 1) {
                throw new KubectlException("you may only specify a single resource type");
            }
            infos.forEach(info -> seen.put(info.key().toString(), info.object()));
            if (!in.flag("watch-only")) {
                show(List.copyOf(seen.values()));
            }
        }

        /** Objects that are new or another, and those that are gone as they were last. */
        private List<KubeObject> news() {
            var now = new LinkedHashMap<String, KubeObject>();
            // One that was named may be gone: that is news, and no failure.
            find(in).infos(new ArrayList<>()).forEach(info -> now.put(info.key().toString(), info.object()));
            var news = new ArrayList<KubeObject>();
            seen.forEach((key, object) -> {
                if (!now.containsKey(key)) {
                    news.add(object);
                }
            });
            now.forEach((key, object) -> {
                if (seen.get(key) != object) {
                    news.add(object);
                }
            });
            seen.clear();
            seen.putAll(now);
            return news;
        }

        private void show(List<KubeObject> objects) {
            print(in, above.subList(Math.max(0, above.size() - ROWS_ABOVE), above.size()), objects);
            above.addAll(objects);
            if (above.size() > 2 * ROWS_ABOVE) {
                above.subList(0, above.size() - ROWS_ABOVE).clear();
            }
        }
    }

    /** Prints rows as wide as those above them, which stand there already; headers before the first. */
    private static void print(Invocation in, List<KubeObject> above, List<KubeObject> objects) {
        if (objects.isEmpty()) {
            return;
        }
        boolean table = in.format() instanceof OutputFormat.Table;
        var rows = new ArrayList<>(table ? above : List.<KubeObject>of());
        rows.addAll(objects);
        var out = new StringBuilder();
        printer(in, Set.of()).print(rows, rows.size() == 1, out);
        if (!table || above.isEmpty()) {
            in.io().out(out.toString());
            return;
        }
        var lines = out.toString().lines().toList();
        lines.subList(lines.size() - objects.size(), lines.size()).forEach(in::out);
    }
}

package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.kubectl.print.ObjectSorter;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code kubectl get}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/get/get.go.
 * <br>Differs: {@code --watch} ends when nothing has changed for a minute, or after ten; nothing is fetched raw.
 */
final class GetVerb implements Action {
    private static final Duration WATCH_LIMIT = Duration.ofMinutes(10);
    /** By how many rows above the width of new ones is judged. */
    private static final int ROWS_ABOVE = 100;

    private static final Duration WATCH_QUIET = Duration.ofMinutes(1);

    @Override
    public void run(Invocation in) {
        requireType(in);
        if (in.flag("show-labels") && !(in.format() instanceof OutputFormat.Table)) {
            throw new KubectlException("--show-labels option cannot be used with " + in.text("output") + " printer");
        }
        if (in.flag("watch") || in.flag("watch-only")) {
            watch(in);
            return;
        }
        var found = find(in);
        if (in.format() instanceof OutputFormat.Table) {
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

    private static Found find(Invocation in) {
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
        var out = new StringBuilder();
        printer(in, kinds).print(ordered(in, byKind), found.single(), out);
        in.io().out(out.toString());
        if (infos.isEmpty() && failures.isEmpty() && !in.flag("ignore-not-found")) {
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
                        in.flag("show-managed-fields")));
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
        var failures = new ArrayList<Failure>();
        var found = find(in);
        var infos = found.infos(failures);
        KubectlException.throwIfAny(failures);
        var kinds = new LinkedHashSet<>(found.listed());
        infos.forEach(info -> kinds.add(info.kind()));
        if (kinds.size() > 1) {
            throw new KubectlException("you may only specify a single resource type");
        }
        var seen = new LinkedHashMap<String, Long>();
        var first = new ArrayList<KubeObject>();
        for (var info : infos) {
            seen.put(info.key().toString(), info.object().meta().resourceVersion());
            first.add(info.object());
        }
        if (!in.flag("watch-only")) {
            print(in, List.of(), first);
        }
        follow(in, seen, first);
        in.remark(Phrase.of("watch.ends", WATCH_QUIET));
    }

    private static void follow(Invocation in, Map<String, Long> seen, List<KubeObject> first) {
        var above = in.flag("watch-only") ? new ArrayList<KubeObject>() : new ArrayList<>(first);
        var end = in.connection().now().plus(WATCH_LIMIT);
        while (in.connection().now().isBefore(end)) {
            var news = new ArrayList<KubeObject>();
            var revision = new long[] {in.connection().state().revision()};
            in.connection()
                    .waitUntil(
                            state -> {
                                boolean changed = state.revision() != revision[0];
                                revision[0] = state.revision();
                                return changed && collectNews(in, seen, news);
                            },
                            WATCH_QUIET);
            if (news.isEmpty()) {
                return;
            }
            print(in, above.subList(Math.max(0, above.size() - ROWS_ABOVE), above.size()), news);
            above.addAll(news);
        }
    }

    private static boolean collectNews(Invocation in, Map<String, Long> seen, List<KubeObject> news) {
        var now = new HashSet<String>();
        find(in).visit(info -> {
            var key = info.key().toString();
            now.add(key);
            long version = info.object().meta().resourceVersion();
            var before = seen.put(key, version);
            if (before == null || before != version) {
                news.add(info.object());
            }
        });
        seen.keySet().retainAll(now);
        return !news.isEmpty();
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

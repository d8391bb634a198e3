package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.print.Documents;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.YamlWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * {@code kubectl diff}: what applying files would change, as {@code diff -u -N} of two folders shows it.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go; GNU diff.
 * <br>Differs: no pruning, no server-side apply; of several shortest ways to say a difference diff may choose another.
 */
final class DiffVerb implements Action {
    private static final int AROUND = 3;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn Z", Locale.ROOT);

    private record Versions(List<String> live, List<String> merged) {}

    @Override
    public void run(Invocation in) {
        if (!in.arguments().isEmpty()) {
            throw in.usage("Unexpected args: [" + String.join(" ", in.arguments()) + "]");
        }
        for (var flag : List.of("server-side", "prune")) {
            if (in.flag(flag)) {
                throw new KubectlException(Phrase.of("refuse.apply-flag", flag));
            }
        }
        in.requiredFilenames();
        var failures = new ArrayList<Failure>();
        var infos =
                in.queryWithFiles().labelSelector(in.text("selector")).find().infos(failures);
        KubectlException.throwIfAny(failures);
        var versions = new TreeMap<String, Versions>();
        for (var info : infos) {
            versions.put(name(info), versions(in, info));
        }
        boolean differs = false;
        for (var entry : versions.entrySet()) {
            differs |= tell(in, entry.getKey(), entry.getValue());
        }
        if (differs) {
            throw new KubectlException(new Failure.Silent());
        }
    }

    private static String name(ResourceInfo info) {
        var kind = info.kind();
        return (kind.group().isEmpty() ? "" : kind.group() + ".") + kind.version() + "." + kind.kindName() + "."
                + info.namespace() + "." + info.name();
    }

    private static Versions versions(Invocation in, ResourceInfo info) {
        var options = in.writeOptions(ApplyVerb.FIELD_MANAGER).withDryRun(true);
        var live = in.connection().state().get(info.kind(), info.key());
        if (live == null) {
            var request = new Command.Create(info.kind(), info.namespace(), info.manifest(), options);
            return new Versions(List.of(), lines(Documents.brief(in.sendFor(request))));
        }
        var patch = ApplyVerb.threeWay(
                info.withStored(live),
                LastApplied.in(live.toTree()),
                LastApplied.without(info.manifest()),
                live.toTree());
        if (!patch.isEmpty()) {
            var version = Tree.text(Long.toString(live.meta().resourceVersion()));
            patch = patch.with("metadata", patch.obj("metadata").with("resourceVersion", version));
        }
        KubeObjectTexts texts = new KubeObjectTexts(Documents.brief(live), Documents.brief(live));
        if (!patch.isEmpty()) {
            try {
                var request = new Command.Patch(info.kind(), info.key(), PatchType.STRATEGIC, patch, options);
                texts = new KubeObjectTexts(texts.live(), Documents.brief(in.sendFor(request)));
            } catch (KubectlException e) {
                throw new KubectlException(e.failure().when("patching", info.source()));
            }
        }
        ApplyVerb.warnIfDeleting(in, info, texts.live());
        return new Versions(lines(texts.live()), lines(texts.merged()));
    }

    private record KubeObjectTexts(Tree.Obj live, Tree.Obj merged) {}

    private static List<String> lines(Tree.Obj object) {
        return YamlWriter.write((Tree) object).lines().toList();
    }

    private static boolean tell(Invocation in, String name, Versions versions) {
        var lines = LineDiff.of(versions.live(), versions.merged());
        if (lines.stream().allMatch(line -> line.sign() == ' ')) {
            return false;
        }
        var now = in.connection().now();
        var live = "/tmp/LIVE-" + number(now, 1) + "/" + name;
        var merged = "/tmp/MERGED-" + number(now, 2) + "/" + name;
        var stamp = STAMP.format(now.atOffset(ZoneOffset.UTC));
        in.out("diff -u -N " + live + " " + merged);
        in.out("--- " + live + "\t" + stamp);
        in.out("+++ " + merged + "\t" + stamp);
        hunks(in, lines);
        return true;
    }

    /** What stands for the number in the name of a folder that nobody else has. */
    private static long number(Instant now, int which) {
        return Math.floorMod(now.toEpochMilli() * 31 + which, 1_000_000_000L) + 1_000_000_000L;
    }

    private static void hunks(Invocation in, List<LiveDiff.Line> lines) {
        int from = 0;
        int before = 0;
        int after = 0;
        int counted = 0;
        while (true) {
            int first = next(lines, from);
            if (first < 0) {
                return;
            }
            int last = first;
            for (int i = next(lines, first + 1); i >= 0 && i - last <= 2 * AROUND + 1; i = next(lines, i + 1)) {
                last = i;
            }
            int start = Math.max(counted, first - AROUND);
            int end = Math.min(lines.size(), last + AROUND + 1);
            for (; counted < start; counted++) {
                before++;
                after++;
            }
            var hunk = lines.subList(start, end);
            int removed = (int) hunk.stream().filter(line -> line.sign() != '+').count();
            int added = (int) hunk.stream().filter(line -> line.sign() != '-').count();
            in.out("@@ -" + range(before, removed) + " +" + range(after, added) + " @@");
            hunk.forEach(line -> in.out(line.sign() + line.text()));
            before += removed;
            after += added;
            counted = end;
            from = end;
        }
    }

    private static int next(List<LiveDiff.Line> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).sign() != ' ') {
                return i;
            }
        }
        return -1;
    }

    /** Where it begins and how many lines it has; one line has no number, none stand behind the line before. */
    private static String range(int passed, int lines) {
        return switch (lines) {
            case 0 -> passed + ",0";
            case 1 -> Integer.toString(passed + 1);
            default -> (passed + 1) + "," + lines;
        };
    }
}

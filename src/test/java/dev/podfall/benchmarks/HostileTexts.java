package dev.podfall.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.Check;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Kubectl;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.QuickFixes;
import dev.podfall.kubectl.TextIo;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Reading;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SyntaxSpans;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Puts large and hostile texts through all that the editor does with a text, and prints what each part costs in seconds of
 * CPU and MB allocated. In the sum reading is counted once, with the plan. Arguments:
 * beginnings of the texts' names; {@code -rounds N} for a warm JVM.
 */
public final class HostileTexts {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int FRAMES = 12;

    /** The editor does not show longer texts. */
    private static final int MOST_COLOURED = 2_000_000;

    private final HostileText text;
    private final StringBuilder parts = new StringBuilder();
    private double seconds;
    private double megabytes;
    private volatile String doing = "";
    private String said = "";

    private HostileTexts(HostileText text) {
        this.text = text;
    }

    public static void main(String[] args) throws InterruptedException {
        var names = new ArrayList<>(List.of(args));
        int rounds = 2;
        int at = names.indexOf("-rounds");
        if (at >= 0) {
            rounds = Integer.parseInt(names.get(at + 1));
            names.subList(at, at + 2).clear();
        }
        for (var text : HostileText.all()) {
            if (names.isEmpty() || names.stream().anyMatch(text.name()::startsWith)) {
                measure(text, rounds);
            }
        }
    }

    private static void measure(HostileText text, int rounds) throws InterruptedException {
        for (int i = 1; i <= rounds; i++) {
            var probe = new HostileTexts(text);
            var thread = Thread.ofPlatform().daemon().name("text").unstarted(probe::run);
            thread.start();
            if (!thread.join(LIMIT)) {
                print("%s: not done after %d s, in %s%n", text.name(), LIMIT.toSeconds(), probe.doing);
                var frames = thread.getStackTrace();
                for (var frame : List.of(frames).subList(0, Math.min(FRAMES, frames.length))) {
                    print("    %s%n", frame);
                }
                return;
            }
            if (i == rounds) {
                print(
                        "%-40s %6.2f s %8.0f MB  %s%n    %s%n",
                        text.name(), probe.seconds, probe.megabytes, probe.parts, probe.said);
            }
        }
    }

    private void run() {
        try {
            all();
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            said = "thrown in " + doing + ": " + thrown;
        }
    }

    private void all() throws Exception {
        var content = part("write", false, text.content()::get);
        parts.setLength(0);
        var reading = part("read", false, () -> ManifestReader.read(text.name(), content));
        var state = new Session(SessionOptions.DEFAULT).state();
        var _ = part("check", () -> check(reading, state));
        var _ = part("spans", content.length() <= MOST_COLOURED, () -> SyntaxSpans.of(content));
        var sources = List.of(new Source(text.name(), content));
        var session = new Session(SessionOptions.DEFAULT);
        var load = part("plan", () -> ManifestLoad.plan(sources, session));
        var findings = load.findings();
        said = findings.size() + " findings" + (findings.isEmpty() ? "" : ", first: " + shortened(findings));
        var _ = part("fixes", () -> fixes(content, findings));
        var _ = part("diff", () -> load.diff(session.state()));
        if (load.hasErrors()) {
            return;
        }
        var _ = part("apply", () -> {
            load.apply(session);
            return true;
        });
        var _ = part("run", () -> {
            session.runFor(Duration.ofMinutes(1));
            return true;
        });
        var _ = part("print", () -> print(session));
    }

    private static int check(Reading reading, dev.podfall.store.ClusterState state) {
        int errors = 0;
        for (var document : reading.objects()) {
            var kind = Kind.of(document.apiVersion(), document.kind());
            if (kind != null) {
                errors += Check.check(kind, document.object(), state).size();
            }
        }
        return errors;
    }

    private static int fixes(String content, List<Finding> findings) {
        var all = QuickFixes.in(content);
        int fixes = 0;
        for (var finding : findings) {
            fixes += all.of(finding).isPresent() ? 1 : 0;
        }
        return fixes;
    }

    private static int print(Session session) {
        int length = 0;
        for (var format : List.of("yaml", "json", "wide")) {
            var io = new TextIo(Map.of());
            Kubectl.run(List.of("get", "nodes,daemonsets,pods", "-A", "-o", format), io, session);
            length += io.out().length();
        }
        return length;
    }

    private static String shortened(List<Finding> findings) {
        var first = findings.getFirst().toString();
        return first.length() <= 200 ? first : first.substring(0, 200) + "… (" + first.length() + " characters)";
    }

    private <T> T part(String name, Callable<T> work) throws Exception {
        return part(name, true, work);
    }

    private <T> T part(String name, boolean counts, Callable<T> work) throws Exception {
        doing = name;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        var result = work.call();
        double s = (THREADS.getCurrentThreadCpuTime() - nanos) / 1e9;
        double mb = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1e6;
        if (counts) {
            seconds += s;
            megabytes += mb;
        }
        parts.append(String.format(Locale.ROOT, " %s %.2f/%.0f", name, s, mb));
        return result;
    }

    private static void print(String format, Object... arguments) {
        System.out.print(String.format(Locale.ROOT, format, arguments));
    }
}

package dev.podfall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.QuickFixes;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.UpstreamWords;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Whatever a text says, nothing comes out but findings with a place; and what has no errors loads as a whole and lives.
 * With {@code -Dpodfall.fuzz.manifests=200000} longer, with {@code -Dpodfall.fuzz.seed=7} others, with
 * {@code -Dpodfall.fuzz.copies=false} leaves out copies of a cluster's objects, with {@code -Dpodfall.fuzz.all=true} on beyond
 * the first that fails.
 */
class ManifestFuzzTest {
    private static final int COUNT = Integer.getInteger("podfall.fuzz.manifests", 6_000);
    private static final long SEED = Long.getLong("podfall.fuzz.seed", 1);
    private static final boolean COPIES = !"false".equals(System.getProperty("podfall.fuzz.copies"));
    private static final boolean ALL = Boolean.getBoolean("podfall.fuzz.all");

    /** On the wall of a machine that may have other things to do; a hundredth of it is enough on one that has not. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration LIFE = Duration.ofSeconds(30);

    /** What loops as upstream's would is not followed for ever. */
    private static final int MOST_STEPS = 3_000;

    private static final Wording CHINESE = Wording.of(Language.of("zh-CN").orElseThrow());
    private static final int LONGEST_TEXT = 12_000;
    private static final int FRAMES = 14;

    private int loaded;
    private int failed;

    private record Tried(int index, String text) {}

    @Test
    void mutatedManifestsGiveFindingsAndNothingElse() throws Exception {
        var all = new Mutations(SEED, texts()).batches(COUNT).iterator();
        int index = 0;
        while (all.hasNext()) {
            var batch = new ArrayDeque<Tried>();
            for (var text : all.next()) {
                batch.add(new Tried(index++, text));
            }
            batch.removeIf(tried -> !COPIES && isCopy(tried.text()));
            while (!batch.isEmpty()) {
                tryAll(batch);
            }
        }
        System.out.println(COUNT + " mutated manifests, " + loaded + " loaded, " + failed + " failed");
        assertThat(failed).isZero();
        assertThat(loaded).as("loaded").isGreaterThan(COUNT / 20);
    }

    /** All at once, as many as there are processors; those after one that does not end are left. */
    private void tryAll(Queue<Tried> batch) throws InterruptedException {
        var workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("fuzz").factory());
        try {
            var answers = batch.stream()
                    .map(tried -> workers.submit(() -> lives(tried.text())))
                    .toList();
            for (var answer : answers) {
                var tried = batch.remove();
                try {
                    loaded += answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS) ? 1 : 0;
                } catch (TimeoutException e) {
                    tell(tried.index(), tried.text(), "not done after " + LIMIT);
                    return;
                } catch (ExecutionException e) {
                    tell(tried.index(), tried.text(), said(Objects.requireNonNull(e.getCause())));
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static String said(Throwable thrown) {
        var out = new StringBuilder(thrown.toString());
        var trace = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
            out.append("\n    ").append(trace[i]);
        }
        return out.toString();
    }

    private void tell(int index, String text, String what) {
        failed++;
        var all = "seed " + SEED + ", index " + index + ": " + what + "\n--- the text\n" + text + "\n--- ends";
        if (!ALL) {
            fail(all);
        }
        System.out.println(all);
    }

    /** Whether it could be loaded. */
    private static boolean lives(String text) {
        assertThat(SyntaxSpans.of(text)).isNotEmpty();
        var sources = List.of(new Source("fuzz.yaml", text));
        var session = new Session(ManifestLoad.optionsFor(sources));
        var load = ManifestLoad.plan(sources, session);
        var fixes = QuickFixes.in(text);
        for (var finding : load.findings()) {
            assertThat(finding.line()).as("line of " + finding).isPositive();
            assertThat(finding.column()).as("column of " + finding).isPositive();
            assertThat(finding.message().toString()).as("message of " + finding).isNotBlank();
            assertThat(finding.message().key()).as("message of " + finding).isNotEqualTo("load.unforeseen");
            UpstreamWords.check(finding);
            isChinese(finding.message());
            isChinese(finding.nextStep());
            fixes.of(finding).ifPresent(fix -> assertThat(fix.applyTo(text)).isNotEqualTo(text));
        }
        if (load.hasErrors()) {
            return false;
        }
        assertThat(load.diff(session.state())).isNotNull();
        load.apply(session);
        for (var document : load.documents()) {
            assertThat(isThere(session, document))
                    .as(document.kind() + " " + document.name() + " is there")
                    .isTrue();
        }
        live(session);
        return true;
    }

    /** What is ours is said in Chinese too; what is Kubernetes' own stays as it is. */
    private static void isChinese(Phrase phrase) {
        var said = CHINESE.say(phrase);
        if (phrase.isVerbatim()) {
            assertThat(said).isEqualTo(phrase.toString());
        } else {
            assertThat(said).containsPattern("\\p{IsHan}").isNotEqualTo(phrase.toString());
        }
    }

    private static boolean isThere(Session session, ManifestDocument document) {
        var kind = Objects.requireNonNull(Kind.of(document.apiVersion(), document.kind()));
        var namespace = document.namespace().isEmpty() ? "default" : document.namespace();
        var key = kind.namespaced() ? ObjectKey.of(namespace, document.name()) : ObjectKey.cluster(document.name());
        return session.state().get(kind, key) != null;
    }

    private static void live(Session session) {
        var deadline = session.now().plus(LIFE);
        for (int i = 0; i < MOST_STEPS && session.runOneStep(deadline) != null; i++) {}
    }

    private static boolean isCopy(String text) {
        return ManifestReader.read("", text).objects().stream()
                .anyMatch(document -> document.object().obj("metadata").has("uid"));
    }

    /** The samples, and what once broke something. */
    static List<String> texts() throws IOException, URISyntaxException {
        var out = new ArrayList<String>();
        for (var folder : List.of("/samples", "/dev/podfall/fuzz")) {
            var url = Objects.requireNonNull(ManifestFuzzTest.class.getResource(folder), folder);
            try (var files = Files.list(Path.of(url.toURI()))) {
                for (var file : files.sorted().toList()) {
                    var text = file.toString().endsWith(".yaml") ? Files.readString(file) : "";
                    if (!text.isEmpty() && text.length() <= LONGEST_TEXT && (COPIES || !isCopy(text))) {
                        out.add(text);
                    }
                }
            }
        }
        assertThat(out).hasSizeGreaterThan(40);
        return out;
    }
}

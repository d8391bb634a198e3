package dev.podfall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Mend;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.QuickFixes;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whatever is wrong with a text, a fix that is offered can be done without a second thought. With {@code
 * -Dpodfall.fuzz.fixes=100000} over more manifests, with {@code -Dpodfall.fuzz.seed=7} over others, with
 * {@code -Dpodfall.fuzz.all=true} on beyond the first that fails.
 */
class FixesAreSafeTest {
    private static final int COUNT = Integer.getInteger("podfall.fuzz.fixes", 2_000);
    private static final long SEED = Long.getLong("podfall.fuzz.seed", 1);

    private static final boolean ALL = Boolean.getBoolean("podfall.fuzz.all");

    /** Of each text so many are done: texts with many findings have many of one sort. */
    private static final int MOST = 4;

    /** How bad a text is: what cannot be read, and what is read and not understood. */
    private record Badness(long unread, long wrong) {
        static Badness of(String text) {
            var reading = ManifestReader.read("fuzz.yaml", text);
            long wrong = 0;
            for (var document : reading.objects()) {
                var kind = Kind.of(document.apiVersion(), document.kind());
                wrong += kind == null
                        ? 1_000
                        : StrictDecoder.decode(kind, document.object())
                                .problems()
                                .size();
            }
            return new Badness(
                    reading.findings().stream().filter(Finding::isError).count(), wrong);
        }
    }

    @Test
    @DisplayName("After a fix the text can be read, what it was about is gone, and nothing worse has come")
    void everyFixIsSafe() throws Exception {
        var mutations = new Mutations(SEED, ManifestFuzzTest.texts());
        var done = new ConcurrentSkipListMap<String, Integer>();
        var number = new AtomicInteger();
        mutations.batches(COUNT).forEach(batch -> {
            int from = number.getAndAdd(batch.size());
            IntStream.range(0, batch.size()).parallel().forEach(i -> {
                try {
                    check("seed " + SEED + ", index " + (from + i), batch.get(i), done);
                } catch (AssertionError e) {
                    if (!ALL) {
                        throw e;
                    }
                    System.out.println(e.getMessage());
                }
            });
        });
        System.out.println(done);
        assertThat(done).hasSizeGreaterThan(8);
    }

    private static List<Finding> findings(String text) {
        var sources = List.of(new Source("fuzz.yaml", text));
        return ManifestLoad.planAnew(sources).findings();
    }

    private static void check(String which, String text, Map<String, Integer> done) {
        var found = findings(text);
        if (found.stream().anyMatch(finding -> finding.message().key().startsWith("twins"))) {
            // Of two that are alike each may say what the other said.
            return;
        }
        var fixes = QuickFixes.in(text);
        int tried = 0;
        for (var finding : found) {
            var fix = tried < MOST ? fixes.of(finding) : Optional.<QuickFix>empty();
            if (fix.isPresent()) {
                tried++;
                done.merge(fix.get().title().key(), 1, Integer::sum);
                isSafe(which, text, finding, found, fix.get());
            }
        }
    }

    private static void isSafe(String which, String text, Finding finding, List<Finding> found, QuickFix fix) {
        var mended = fix.applyTo(text);
        var now = findings(mended);
        var about = which + ": " + fix.title() + " for " + finding + "\n--- before\n" + text + "\n--- after\n" + mended
                + "\n--- now\n" + now;
        assertThat(mended).as(about).isNotEqualTo(text);
        assertThat(like(now, finding)).as(about).isLessThan(like(found, finding));
        assertThat(now).as(about).noneMatch(f -> f.message().key().equals("load.unforeseen"));
        var before = Badness.of(text);
        var after = Badness.of(mended);
        assertThat(after.unread()).as(about).isLessThanOrEqualTo(before.unread());
        // What is called by its name is looked into.
        if (after.unread() == before.unread() && !(finding.mend() instanceof Mend.Rename)) {
            assertThat(after.wrong()).as(about).isLessThanOrEqualTo(before.wrong());
        }
    }

    private static long like(List<Finding> findings, Finding finding) {
        return findings.stream()
                .filter(f -> f.path().equals(finding.path()) && f.message().equals(finding.message()))
                .count();
    }
}

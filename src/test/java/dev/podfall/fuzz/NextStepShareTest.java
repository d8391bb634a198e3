package dev.podfall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.QuickFixes;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Who is told that something is wrong is told what to do about it, whatever sort of mistake it is. With {@code
 * -Dpodfall.fuzz.hints=300000} over more manifests, with {@code -Dpodfall.fuzz.seed=7} over others.
 */
class NextStepShareTest {
    private static final int COUNT = Integer.getInteger("podfall.fuzz.hints", 4_000);
    private static final long SEED = Long.getLong("podfall.fuzz.seed", 1);
    private static final double MOST = 0.05;
    private static final int SHOWN = Integer.getInteger("podfall.fuzz.shown", 12);

    /** A sort of finding: upstream's words without what the manifest has in them. */
    private static String sort(Finding finding) {
        var message = finding.message();
        var words = message.isVerbatim() ? message.toString() : message.key();
        var shape = words.replaceAll("\"(?:\\\\.|[^\"\\\\])*+\"", "\"\"")
                .replaceAll("\\{.*}", "{}")
                .replaceAll("[\\[(][^\\])]*[\\])]", "[]")
                .replaceAll("-?[0-9][0-9.e+-]*", "0");
        return finding.severity() + " "
                + shape.substring(0, Math.min(150, shape.length())).replaceAll("\\s+", " ");
    }

    private static final class Count {
        int all;
        int without;
        String example = "";

        int without() {
            return without;
        }
    }

    @Test
    @DisplayName("Of the findings about manifests that are almost right fewer than 5 % have no next step")
    void nearlyEveryFindingHasANextStep() throws Exception {
        var counts = counts();
        int all = counts.values().stream().mapToInt(c -> c.all).sum();
        int without = counts.values().stream().mapToInt(Count::without).sum();
        var worst = counts.entrySet().stream()
                .filter(e -> e.getValue().without > 0)
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt(Count::without).reversed()))
                .limit(SHOWN)
                .map(e -> e.getValue().without + " of " + e.getValue().all + " " + e.getKey() + "  <"
                        + e.getValue().example + ">")
                .collect(Collectors.joining("\n"));
        System.out.println(all + " findings, " + without + " without a next step\n" + worst);
        assertThat(all).isGreaterThan(COUNT / 2);
        assertThat((double) without / all).as(worst).isLessThan(MOST);
    }

    /** Of one finding. */
    private record Heard(String sort, boolean hasNextStep, String words) {}

    private static Map<String, Count> counts() throws Exception {
        var out = new TreeMap<String, Count>();
        new Mutations(SEED, ManifestFuzzTest.texts()).batches(COUNT).forEach(batch -> {
            var heard = batch.parallelStream().map(NextStepShareTest::heard).toList();
            heard.forEach(some -> some.forEach(one -> {
                var count = out.computeIfAbsent(one.sort(), key -> new Count());
                count.all++;
                if (!one.hasNextStep()) {
                    count.without++;
                    count.example = one.words();
                }
            }));
        });
        return out;
    }

    private static List<Heard> heard(String text) {
        var sources = List.of(new Source("fuzz.yaml", text));
        var load = ManifestLoad.plan(sources, new Session(ManifestLoad.optionsFor(sources)));
        var fixes = QuickFixes.in(text);
        return load.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> {
                    var words = finding.message().toString();
                    return new Heard(
                            sort(finding),
                            !finding.nextStep().isEmpty() || fixes.of(finding).isPresent(),
                            words.substring(0, Math.min(200, words.length())).replaceAll("\\s+", " "));
                })
                .toList();
    }
}

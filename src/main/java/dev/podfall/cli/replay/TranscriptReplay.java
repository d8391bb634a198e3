package dev.podfall.cli.replay;

import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.Words;
import dev.podfall.kubelet.KubeletProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a transcript's session in virtual time with the stand-in kubelet, and compares what each command prints. */
final class TranscriptReplay {
    /** How long nothing may have changed before the next command is given. */
    private static final Duration QUIET = Duration.ofMillis(2500);

    /** Recordings have waited for a minute and a half at most, but for what {@code wait} was told. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Set<String> READING = Set.of("get", "describe");
    private static final Set<String> READING_ROLLOUTS = Set.of("status", "history");

    private final Transcript transcript;
    private final Session session = new Session(SessionOptions.DEFAULT.withKubelets(KubeletProfile.STAND_IN));
    private final Normaliser normaliser = new Normaliser();
    private int learned;

    TranscriptReplay(Transcript transcript) {
        this.transcript = transcript;
    }

    /**
     * The differences, none if the transcript passes.
     *
     * @throws Unplayable if the cluster does not settle after a command
     */
    List<Difference> run() {
        var out = new ArrayList<Difference>();
        for (var entry : transcript.entries()) {
            // What begins as a remark of the recording does was taken for one.
            var actual = perform(entry.command()).stream()
                    .filter(line -> !line.startsWith("# "))
                    .toList();
            var expected = entry.expected().stream().map(Normaliser::versions).toList();
            if (!actual.equals(expected)) {
                out.add(new Difference(transcript.name(), entry.line(), "$ " + entry.command(), expected, actual));
            }
        }
        return out;
    }

    private List<String> perform(String line) {
        var words = new ArrayList<>(Words.split(line));
        var filter = filterOf(words);
        var lines = give(words, filter);
        if (!isReading(words)) {
            settle(line);
        }
        return lines;
    }

    /** What was recorded has settled, always; what has not here differs from it. */
    private void settle(String line) {
        if (!session.settle(QUIET, Limits.within(LONGEST, session.state()))) {
            throw new Unplayable("cli.replay.unsettled", line, LONGEST);
        }
    }

    private static boolean isReading(List<String> words) {
        if (words.size() < 2 || !words.getFirst().equals("kubectl")) {
            return false;
        }
        boolean rollout = words.get(1).equals("rollout") && words.size() > 2;
        return READING.contains(words.get(1)) || (rollout && READING_ROLLOUTS.contains(words.get(2)));
    }

    /** Takes {@code | sort} or {@code | sort -u} off the end of the words. */
    private static List<String> filterOf(List<String> words) {
        int pipe = words.indexOf("|");
        if (pipe < 0) {
            return List.of();
        }
        var filter = List.copyOf(words.subList(pipe + 1, words.size()));
        words.subList(pipe, words.size()).clear();
        return filter;
    }

    private List<String> give(List<String> words, List<String> filter) {
        var io = new KubectlsWords(transcript.files());
        int code = Console.replay(words, io, session);
        learn();
        boolean describe = words.size() > 1 && words.get(1).equals("describe");
        return filtered(normaliser.normalise(recorded(io.out(), io.err(), code), describe), filter);
    }

    /**
     * One text as the recorder writes it, before it is normalised: standard output as it is, a mark before each line of
     * standard error that is not empty, the exit status if it is not 0.
     */
    static String recorded(String out, String err, int code) {
        var text = new StringBuilder(out);
        err.lines()
                .filter(line -> !line.isEmpty())
                .forEach(line -> text.append("! ").append(line).append('\n'));
        if (code != 0) {
            text.append("? ").append(code).append('\n');
        }
        return text.toString();
    }

    /** Rule 8 of normalising: {@code | sort} and {@code | sort -u}. */
    static List<String> filtered(List<String> lines, List<String> filter) {
        if (filter.isEmpty()) {
            return lines;
        }
        var sorted = lines.stream().sorted(TranscriptReplay::byCodePoint);
        return (filter.contains("-u") ? sorted.distinct() : sorted).toList();
    }

    private static int byCodePoint(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }

    private void learn() {
        var journal = session.journal();
        while (learned < journal.size()) {
            normaliser.learn(journal.get(learned++));
        }
    }
}

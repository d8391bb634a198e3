package dev.podfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recording and every recorded answer: this Kubernetes prints what the real one printed. */
class ConformanceTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/conformance");

    private final KnownDifferences known = KnownDifferences.read();

    @TestFactory
    Stream<DynamicTest> everyRecordingIsReplayedIdentically() throws IOException {
        var files = Replay.recordings(List.of(RECORDINGS));
        assertThat(files).hasSizeGreaterThan(90);
        var replays = files.stream()
                .map(file -> DynamicTest.dynamicTest(RECORDINGS.relativize(file).toString(), () -> isIdentical(file)));
        var ledger = DynamicTest.dynamicTest(
                "no known difference has disappeared",
                () -> assertThat(known.missing())
                        .as("in known-differences.txt but not seen: take out what has been mended")
                        .isEmpty());
        return Stream.concat(replays, Stream.of(ledger));
    }

    private void isIdentical(Path file) {
        var differences = new ArrayList<String>();
        var replay = new Replay(Integer.MAX_VALUE, differences::add);
        try {
            replay.file(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        differences.removeIf(known::takes);
        assertThat(String.join("", differences)).isEmpty();
        assertThat(replay.passed() + replay.failed()).isPositive();
    }
}

package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.podfall.cluster.Session;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that once ended in an exception, hung, were refused or healed: what each says now, and that it loads or not. */
class LoadFindingsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/podfall/kubectl/load");
    private static final int MOST_STEPS = 5_000;

    static Stream<String> manifests() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    @DisplayName("says at its place what is wrong, and does not end in an exception")
    void saysWhatIsWrong(String name) throws IOException {
        var sources = List.of(new Source(name, Files.readString(FOLDER.resolve(name))));
        var load = ManifestLoad.planAnew(sources);
        var said = load.findings().stream().map(Finding::toString).collect(Collectors.joining("\n", "", "\n"));

        assertThat(said.strip())
                .isEqualTo(Files.readString(FOLDER.resolve(name.replace(".yaml", ".findings")))
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    @DisplayName("loads wholly if there is no error, and comes to an end of what it has to do")
    void loadsWhollyAndRuns(String name) throws IOException {
        var sources = List.of(new Source(name, Files.readString(FOLDER.resolve(name))));
        var load = ManifestLoad.planAnew(sources);
        if (load.hasErrors()) {
            return;
        }
        var session = new Session(ManifestLoad.optionsFor(sources));
        assertThatCode(() -> load.apply(session)).doesNotThrowAnyException();
        var end = session.now().plus(Duration.ofMinutes(2));
        int steps = 0;
        while (steps < MOST_STEPS && session.runNextUntil(end)) {
            steps++;
        }
        assertThat(steps).as("steps in two minutes").isLessThan(MOST_STEPS);

        var again = ManifestLoad.plan(sources, session);
        assertThat(again.findings()).as("loaded again").noneMatch(Finding::isError);
    }
}

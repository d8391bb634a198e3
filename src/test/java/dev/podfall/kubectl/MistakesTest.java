package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people get wrong in their first DaemonSets: what each mistake says, what is offered for one click, and what becomes of
 * the text when everything is clicked that is offered.
 */
class MistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/podfall/kubectl/mistakes");
    private static final int MOST_CLICKS = 20;

    /** The mistakes of which nobody can know all that is meant. */
    private static final List<String> ONLY_SAID = List.of("13-unclosed.yaml", "15-deploy.yaml");

    static Stream<String> mistakes() throws IOException {
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
    @MethodSource("mistakes")
    @DisplayName("is said with what to do about it, and mended by clicks alone")
    void isSaidAndMended(String name) throws IOException {
        var text = Files.readString(FOLDER.resolve(name));
        var told = told(name, text);
        assertThat(told).isEqualTo(Files.readString(FOLDER.resolve(name.replace(".yaml", ".told"))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    @DisplayName("has no error for which nothing is offered")
    void hasANextStep(String name) throws IOException {
        var text = Files.readString(FOLDER.resolve(name));
        assertThat(findings(name, text)).noneMatch(finding -> finding.nextStep().isEmpty());
        if (!ONLY_SAID.contains(name) && !name.equals("16-quantity.yaml")) {
            assertThat(findings(name, mended(name, text))).isEmpty();
        }
    }

    /** The findings with their fixes, and the text as it is then if that differs. */
    static String told(String name, String text) {
        var out = new StringBuilder();
        var fixes = QuickFixes.in(text);
        for (var finding : findings(name, text)) {
            out.append(finding).append('\n');
            fixes.of(finding)
                    .ifPresent(fix -> out.append("  [").append(fix.title()).append("]\n"));
        }
        var mended = mended(name, text);
        return mended.equals(text)
                ? out.toString()
                : out.append("---\n").append(mended).toString();
    }

    private static List<Finding> findings(String name, String text) {
        return ManifestLoad.planAnew(List.of(new Source(name, text))).findings();
    }

    private static String mended(String name, String text) {
        var now = text;
        for (int click = 0; click < MOST_CLICKS; click++) {
            var before = now;
            var fixes = QuickFixes.in(before);
            now = findings(name, before).stream()
                    .flatMap(finding -> fixes.of(finding).stream())
                    .findFirst()
                    .map(fix -> fix.applyTo(before))
                    .orElse(before);
            if (now.equals(before)) {
                return now;
            }
        }
        throw new AssertionError("no end of fixes:\n" + now);
    }
}

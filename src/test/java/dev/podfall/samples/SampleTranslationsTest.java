package dev.podfall.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples of each language are the English ones with other comments: the same objects, the same commands to try. A
 * sample that a language does not have is shown in English.
 */
class SampleTranslationsTest {
    /** A sample in another language, and the English one. */
    private record Translation(Language language, String file) {
        String text() throws IOException {
            return Files.readString(folder(language).resolve(file));
        }

        String english() {
            return Sample.text(file);
        }

        @Override
        public String toString() {
            return language.tag() + " " + file;
        }
    }

    private static Path folder(Language language) {
        return Path.of("languages", language.tag(), "samples");
    }

    static List<Language> languages() {
        return Language.all().stream()
                .filter(language -> !language.equals(Language.ENGLISH))
                .toList();
    }

    static List<Translation> translations() throws IOException {
        var out = new java.util.ArrayList<Translation>();
        for (var language : languages()) {
            files(folder(language)).forEach(file -> out.add(new Translation(language, file)));
        }
        return out;
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasNoSampleThatEnglishHasNot(Language language) throws IOException {
        assertThat(files(Path.of("samples"))).containsAll(files(folder(language)));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void hasTheSameObjects(Translation sample) throws IOException {
        assertThat(objects(sample.text())).isNotEmpty().isEqualTo(objects(sample.english()));
    }

    private static List<Object> objects(String text) {
        var reading = ManifestReader.read("sample.yaml", text);
        assertThat(reading.findings()).isEmpty();
        return reading.documents().stream().<Object>map(ManifestDocument::tree).toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void suggestsTheSameCommands(Translation sample) throws IOException {
        assertThat(commands(sample.text())).isEqualTo(commands(sample.english()));
    }

    private static List<String> commands(String text) {
        return head(text).filter(line -> line.startsWith("#   $ ")).toList();
    }

    /** The comment at the head, from which the window takes title and commands. */
    private static Stream<String> head(String text) {
        return text.lines().takeWhile(line -> line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void explainsTheSameThingsAndNamesTheSamePages(Translation sample) throws IOException {
        assertThat(pages(sample.text()))
                .hasSameSizeAs(pages(sample.english()))
                .allSatisfy(page -> assertThat(page)
                        .startsWith("https://kubernetes.io/"
                                + sample.language().tag().toLowerCase(java.util.Locale.ROOT)));
        assertThat(sample.text().lines().findFirst().orElseThrow())
                .startsWith("# ")
                .isNotEqualTo(sample.english().lines().findFirst().orElseThrow());
    }

    private static List<String> pages(String text) {
        return head(text)
                .filter(line -> line.contains("https://"))
                .map(line -> line.substring(line.indexOf("https://")))
                .toList();
    }
}

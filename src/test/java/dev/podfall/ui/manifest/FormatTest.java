package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @Test
    void twoBlanksAStep() {
        assertThat(Format.of("""
            # what
            kind:   Pod   # a remark
            metadata:
                name: a  \s
                # of its own
                labels:
                        app: x
            spec:
             containers:
                -   name: a
                    args: [a,
                       b]
                    command:
                    - |
                       one
                         two

                - name: b
            """)).contains("""
            # what
            kind:   Pod   # a remark
            metadata:
              name: a
              # of its own
              labels:
                app: x
            spec:
              containers:
                - name: a
                  args: [a,
                     b]
                  command:
                  - |
                     one
                       two

                - name: b
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b: c", "a:\n  - b\n c: d\n", "a: [", "a: 'b"})
    void aTextWithErrorsStaysAsItIs(String text) {
        assertThat(Format.of(text)).isEmpty();
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(Path.of("samples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleStaysAsItIs(Path sample) throws IOException {
        var text = Files.readString(sample);
        assertThat(Format.of(text)).satisfies(next -> {
            assertThat(next.isPresent() || ManifestReader.read("", text).hasErrors())
                    .isTrue();
            assertThat(next.orElse(text).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        });
    }

    /** Whatever the indentation was, the text says the same, and a second time nothing changes. */
    @ParameterizedTest
    @MethodSource("samples")
    void deeperIndentationIsUndone(Path sample) throws IOException {
        var text = Files.readString(sample);
        var deeper = text.replaceAll("(?m)^( +)(?=[^ #])", "$1$1");
        Optional<String> once = Format.of(deeper);
        if (once.isPresent()) {
            assertThat(trees(once.get())).isEqualTo(trees(deeper));
            assertThat(Format.of(once.get())).isEqualTo(once);
        } else {
            assertThat(ManifestReader.read("", deeper).hasErrors()).isTrue();
        }
    }

    private static List<?> trees(String text) {
        return ManifestReader.read("", text).documents().stream()
                .map(ManifestDocument::tree)
                .toList();
    }
}

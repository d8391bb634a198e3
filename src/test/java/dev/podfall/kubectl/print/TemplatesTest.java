package dev.podfall.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.SyntaxError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Templates, right and wrong, and what the printers of kubectl v0.36.2 made of them over one document: the output up to a
 * failure, and the failure's words.
 */
class TemplatesTest {
    private static final PrintOptions OPTIONS = PrintOptions.at(Instant.EPOCH);

    @TestFactory
    List<DynamicTest> answersAsKubectlDoes() throws IOException, SyntaxError {
        List<String> lines;
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TemplatesTest.class.getResourceAsStream("templates.jsonl")),
                StandardCharsets.UTF_8))) {
            lines = reader.lines().toList();
        }
        var document = read(lines.getFirst()).obj("document");
        var tests = new java.util.ArrayList<DynamicTest>();
        for (var line : lines.subList(1, lines.size())) {
            var asked = read(line);
            tests.add(DynamicTest.dynamicTest(
                    asked.text("kind", "") + "=" + asked.text("template", "").replaceAll("\\s", "~"),
                    () -> check(asked, document)));
        }
        return tests;
    }

    private static Tree.Obj read(String line) throws SyntaxError {
        return (Tree.Obj) JsonReader.parse(line);
    }

    private static void check(Tree.Obj asked, Tree.Obj document) {
        var out = new StringBuilder();
        var error = "";
        try {
            var output = asked.text("kind", "") + "=" + asked.text("template", "");
            Printer.of(OutputFormat.parse(output, "", true), OPTIONS).print(document, out);
        } catch (PrintException wrong) {
            error = wrong.getMessage();
        }
        assertThat(error).isEqualTo(asked.text("error", ""));
        assertThat(out).hasToString(asked.text("out", ""));
    }
}

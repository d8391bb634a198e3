package dev.podfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the program says by key is there to be said, and nothing is kept that nobody says. */
class NamedSentencesTest {
    /** Keys that the code puts together: where they begin, and who says them. */
    private static final List<String> COMPOSED = List.of(
            "cli.help.", // HelpTexts: all that picocli asks for
            "course.mark.", // MapCursor: a TileMark
            "course.unit.", // LessonView, LessonBook: a Unit
            "events.decision.", // DecisionNames: a sort of decision; DecisionNamesTest knows them
            "field.", // FieldHelp: a type or field, which it looks up
            "foreign.", // Remedies: a field of another kind, which it knows
            "kept.", // FieldHelp, the same
            "finding.severity.", // Finding
            "shape.form.", // ShapeCheck: how a sort of word is written
            "syntax.", // YamlProblem: a next step
            "template.", // Template: a remark of a manifest, which TemplateTest loads
            "unsupported.", // Unsupported: a verb
            "verb."); // KubectlGrammar: a verb

    /** Keys that the code makes of another one, which it names. */
    private static final List<String> ENDINGS = List.of(
            ".detail", // Judge: a verdict's longer sentence
            ".tip"); // Origin: what a mark means

    /** Groups of sentences that fields of objects begin with too. */
    private static final List<String> KUBERNETES = List.of("status.");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern SAID = Pattern.compile(
            "(?:Phrase|Words|[wW]ording(?:\\(\\))?|words)\\s*\\.(?:of|text|chain)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");

    @Test
    void everySentenceIsSaidSomewhere() throws IOException {
        var named = found("src/main/java", ".java", LITERAL);
        named.addAll(found("fxml", ".fxml", IN_FXML));
        var idle = sentences();
        idle.removeAll(named);
        idle.removeIf(key -> COMPOSED.stream().anyMatch(key::startsWith)
                || ENDINGS.stream()
                        .anyMatch(end ->
                                key.endsWith(end) && named.contains(key.substring(0, key.length() - end.length()))));
        assertThat(idle).as("said by nobody").isEmpty();
    }

    @Test
    void everySentenceThatIsSaidIsThere() throws IOException {
        var said = found("src/main/java", ".java", SAID);
        said.addAll(found("fxml", ".fxml", IN_FXML));
        assertThat(said).as("what was found in the code").hasSizeGreaterThan(500);
        said.removeAll(sentences());
        assertThat(said).as("in no language").isEmpty();
    }

    /** What is handed on before it is said: flags, origins, fixes. */
    @Test
    void whatLooksLikeAKeyIsOne() throws IOException {
        var sentences = sentences();
        var groups = sentences.stream()
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .filter(group -> !group.isEmpty() && !KUBERNETES.contains(group))
                .toList();
        var wrong = found("src/main/java", ".java", LITERAL);
        wrong.removeAll(sentences);
        wrong.removeIf(literal -> !literal.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")
                || literal.endsWith(".css")
                || literal.endsWith(".yaml")
                || groups.stream().noneMatch(literal::startsWith));
        assertThat(wrong).as("in no language").isEmpty();
    }

    private static SortedSet<String> sentences() {
        return new TreeSet<>(Wording.ENGLISH.sentences().keySet());
    }

    private static SortedSet<String> found(String folder, String ending, Pattern pattern) throws IOException {
        var out = new TreeSet<String>();
        try (var paths = Files.walk(Path.of(folder))) {
            for (var file :
                    paths.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found -> out.add(found.group(1)));
            }
        }
        return out;
    }
}

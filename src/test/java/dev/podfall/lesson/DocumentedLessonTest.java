package dev.podfall.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.lesson.check.LessonCheck;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lesson that docs/lessons.md makes step by step is right, and what is said there of its mistakes is so. */
class DocumentedLessonTest {
    private static String page(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }

    private static String lesson(String name) throws IOException {
        return block(name, "lesson: ");
    }

    private static String block(String name, String begins) throws IOException {
        var block = Pattern.compile("```yaml\n(" + begins + ".*?)```", Pattern.DOTALL)
                .matcher(page(name));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static LessonCheck.Result check(String text) {
        return LessonCheck.of(LessonReader.read(new Source("labels-are-asked.yaml", text)), 1);
    }

    @ParameterizedTest
    @CsvSource({"lessons.md", "lessons.zh-CN.md"})
    void itIsRight(String name) throws IOException {
        var result = check(lesson(name));
        assertThat(result.findings()).isEmpty();
        assertThat(result.answers()).extracting(Object::toString).containsExactly("unlabelled: edge-1");
    }

    @ParameterizedTest
    @CsvSource({"lessons.md, en", "lessons.zh-CN.md, zh-CN"})
    void itsMistakesAreSaidAsThePageSays(String name, String tag) throws IOException {
        var words = Wording.of(Language.of(tag).orElseThrow());
        var lesson = lesson(name);
        var answer = check(lesson.replace("expect: [edge-1]", "expect: [edge-1, spare]"))
                .findings();
        assertThat(page(name)).contains(words.say(answer.getFirst().inOneLine()));
        var shortcut = check(lesson.replaceFirst("(?s)- id: kept.*?hints:", "hints:")
                        .replace("fails: [kept, untouched]", "fails: [moved]"))
                .findings();
        assertThat(page(name)).contains(words.say(shortcut.getFirst().said()));
    }

    @ParameterizedTest
    @CsvSource({"lessons.md", "lessons.zh-CN.md"})
    void itsDemonstrationAndTheExamAreRight(String name) throws IOException {
        assertThat(check(lesson(name) + block(name, "demo:")).findings()).isEmpty();
        var exam = ExamReader.read(
                new Source("friday.yaml", block(name, "exam: ")),
                file -> lessonCalled("mine", name).get(file));
        assertThat(exam.findings()).isEmpty();
    }

    private static Map<String, String> lessonCalled(String id, String name) {
        try {
            return Map.of(id + ".yaml", lesson(name).replaceFirst("labels-are-asked", id));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("docs/" + name, unreadable);
        }
    }
}

package dev.podfall.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.lesson.check.LessonCheck;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lesson that docs/lessons.md makes step by step is right, and what is said there of its mistakes is so. */
class DocumentedLessonTest {
    private static String lesson() throws IOException {
        var block = Pattern.compile("```yaml\n(lesson: .*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/lessons.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static LessonCheck.Result check(String text) {
        return LessonCheck.of(LessonReader.read(new Source("labels-are-asked.yaml", text)), 1);
    }

    @Test
    void itIsRight() throws IOException {
        var result = check(lesson());
        assertThat(result.findings()).isEmpty();
        assertThat(result.answers()).extracting(Object::toString).containsExactly("unlabelled: edge-1");
    }

    @Test
    void itsMistakesAreSaidAsThePageSays() throws IOException {
        var page = Files.readString(Path.of("docs/lessons.md"));
        var answer = check(lesson().replace("expect: [edge-1]", "expect: [edge-1, spare]"))
                .findings();
        assertThat(page).contains(answer.getFirst().toString());
        var shortcut = check(lesson().replaceFirst("(?s)- id: kept.*?hints:", "hints:")
                        .replace("fails: [kept, untouched]", "fails: [moved]"))
                .findings();
        assertThat(page).contains(shortcut.getFirst().said().toString());
    }
}

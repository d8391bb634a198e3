package dev.podfall.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.lesson.check.LessonCheck;
import dev.podfall.lesson.predict.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every lesson that comes with the program keeps what it promises, in every language. */
class LessonsTest {
    private static final Language CHINESE = Language.of("zh-CN").orElseThrow();

    /** Names of objects, numbers and images: the same in all languages. */
    private static final Pattern NAMES = Pattern.compile(
            "kubectl (?:annotate|apply|cordon|create|delete|drain|get|label|patch|rollout|scale|set|taint|uncordon)\\b|"
                    + "[a-z]+(?:-[a-z0-9]+)*-[0-9]+|[0-9]+\\.[0-9]+");

    /** A sign of ours beside one of theirs. */
    private static final Pattern SLOPPY = Pattern.compile(
            "\\p{IsHan} *[,;?!]|[,;?!] *\\p{IsHan}|\\p{IsHan}[.:](?!\\S)|\\p{IsHan}[a-zA-Z0-9]|[a-zA-Z0-9]\\p{IsHan}");

    private static List<Lesson> all() {
        return Bundled.lessons().stream()
                .map(source -> {
                    var read = LessonReader.read(source);
                    assertThat(read.findings()).as(source.name()).isEmpty();
                    return Objects.requireNonNull(read.lesson());
                })
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> keepsWhatItPromises() {
        return Bundled.lessons().stream()
                .map(source -> DynamicTest.dynamicTest(source.name(), () -> {
                    var result = LessonCheck.of(LessonReader.read(source), 1);
                    assertThat(result.findings()).isEmpty();
                }));
    }

    @Test
    void theCourseIsWhole() throws IOException {
        var byUnit = new TreeMap<Unit, Integer>();
        all().forEach(lesson -> byUnit.merge(lesson.about().unit(), 1, Integer::sum));
        assertThat(byUnit.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(36);
        assertThat(Files.readString(Path.of("README.md"))).contains("36 lessons");
        assertThat(Files.readString(Path.of("README.zh-CN.md"))).contains("36 课");
        assertThat(byUnit).containsEntry(Unit.BROKEN, 6).containsEntry(Unit.WHAT_IF, 4);
    }

    @Test
    void whatALessonNamesIsThere() {
        var ids = new TreeSet<>(Bundled.ids());
        for (var lesson : all()) {
            assertThat(ids).as(lesson.id()).containsAll(lesson.about().needs());
            for (var recall : lesson.recalls()) {
                assertThat(ids).as(lesson.id()).containsAll(recall.at());
                assertThat(recall.at()).as(lesson.id()).doesNotContain(lesson.id());
            }
        }
    }

    @Test
    void everyPredictionSaysWhatIsExpectedAndEveryLessonAsksAgain() {
        for (var lesson : all()) {
            assertThat(lesson.predictions()).as(lesson.id()).isNotEmpty();
            assertThat(lesson.predictions()).extracting(Prediction::expected).doesNotContainNull();
            assertThat(lesson.predictions())
                    .as(lesson.id() + ": who was wrong is told why")
                    .noneMatch(each -> each.because().isEmpty());
            assertThat(lesson.recalls()).as(lesson.id()).isNotEmpty();
            assertThat(lesson.demo()).as(lesson.id()).isNotEmpty();
            assertThat(lesson.wrong()).as(lesson.id()).anyMatch(way -> way.seen() != null);
        }
    }

    @Test
    void bothLanguagesNameTheSameThings() {
        var wrong = new ArrayList<String>();
        for (var lesson : all()) {
            for (var text : texts(lesson)) {
                assertThat(text.speaks(CHINESE)).as(lesson.id() + ": " + text).isTrue();
                var english = found(text.in(Language.ENGLISH));
                var chinese = found(text.in(CHINESE));
                if (!english.equals(chinese)) {
                    wrong.add(lesson.id() + ": " + english + " / " + chinese + ": " + text.in(CHINESE));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static TreeSet<String> found(String text) {
        var out = new TreeSet<String>();
        NAMES.matcher(text).results().forEach(each -> out.add(each.group()));
        return out;
    }

    @Test
    void chineseStandsInItsOwnSigns() {
        var wrong = new ArrayList<String>();
        for (var lesson : all()) {
            for (var text : texts(lesson)) {
                var chinese = text.in(CHINESE);
                if (SLOPPY.matcher(chinese).find()) {
                    wrong.add(lesson.id() + ": " + chinese);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** All that people read. */
    private static List<Text> texts(Lesson lesson) {
        var out = new ArrayList<Text>(lesson.hints());
        var about = lesson.about();
        out.addAll(List.of(about.title(), about.learn(), about.cures(), lesson.brief(), lesson.task(), lesson.recap()));
        for (var prediction : lesson.predictions()) {
            out.add(prediction.ask());
            out.add(prediction.because());
            prediction.choices().forEach(choice -> out.add(choice.text()));
            prediction.wrong().forEach(each -> out.add(each.says()));
        }
        lesson.goals().forEach(goal -> out.add(goal.text()));
        lesson.wrong().forEach(way -> out.add(way.says()));
        for (var recall : lesson.recalls()) {
            out.add(recall.ask());
            recall.options().forEach(option -> out.add(option.text()));
        }
        lesson.demo().forEach(line -> out.add(line.say()));
        out.removeIf(Text::isEmpty);
        return out;
    }
}

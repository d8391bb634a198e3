package dev.podfall.cli.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Hint;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.manifest.Source;
import dev.podfall.ui.app.Png;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Lessons on paper. */
class HandoutTest {
    private static final Wording CHINESE = Wording.of(Language.of("zh-CN").orElseThrow());

    private static Lesson lesson(String id) {
        return read(Objects.requireNonNull(Bundled.lesson(id)));
    }

    private static Lesson read(Source source) {
        return Objects.requireNonNull(LessonReader.read(source).lesson());
    }

    private static Handout handout(Lesson lesson, Wording words, boolean answers) {
        var begun = Objects.requireNonNull(Begun.of(lesson, 1).session());
        return Handout.of(lesson, begun, words, session -> dot(), answers);
    }

    /** A picture of one white dot. */
    private static Handout.Png dot() {
        var out = new ByteArrayOutputStream();
        try {
            Png.write(out, 1, 1, new int[] {-1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Handout.Png(out.toByteArray());
    }

    /** What is written can be read by whoever is stricter than a browser. */
    private static Document parsed(String html) {
        try {
            var text = html.substring(html.indexOf("<html"));
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(html, e);
        }
    }

    private static List<String> texts(Document page, String tag) {
        var found = page.getElementsByTagName(tag);
        var out = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            out.add(found.item(i).getTextContent());
        }
        return out;
    }

    @Test
    void whatIsAskedComesFirstAndTheAnswersOnAPageOfTheirOwn() {
        var html = HtmlHandout.of(List.of(handout(lesson("01-one-per-node"), Wording.ENGLISH, true)), Wording.ENGLISH);
        var page = parsed(html);
        assertThat(texts(page, "h1")).containsExactly("One pod on every node");
        assertThat(texts(page, "h2"))
                .containsExactly(
                        "Predict",
                        "Your task",
                        "Words",
                        "Afterwards: One pod on every node",
                        "Hints",
                        "One way",
                        "What is learned");
        assertThat(texts(page, "li"))
                .contains("worker-2", "Nothing, it is refused", "The DaemonSet was not changed")
                .anyMatch(item -> item.startsWith("Ready: "));
        assertThat(texts(page, "p")).contains("worker-1, worker-2, worker-3");
        assertThat(html.indexOf("A DaemonSet keeps one pod on each node"))
                .as("what is learned gives the answers away")
                .isGreaterThan(html.indexOf("class=\"answers\""));
        assertThat(html).doesNotContain("http:", "https:", "<script", "<link");
    }

    @Test
    void thePicturesAreInTheFile() {
        var html = HtmlHandout.of(List.of(handout(lesson("01-one-per-node"), Wording.ENGLISH, true)), Wording.ENGLISH);
        var images = parsed(html).getElementsByTagName("img");
        assertThat(images.getLength()).as("the beginning, and what came of it").isEqualTo(2);
        for (int i = 0; i < images.getLength(); i++) {
            var image = (Element) images.item(i);
            assertThat(image.getAttribute("alt")).startsWith("One pod on every node: ");
            var data = image.getAttribute("src");
            assertThat(data).startsWith("data:image/png;base64,");
            assertThat(Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1)))
                    .isEqualTo(dot().bytes());
        }
    }

    @Test
    void aCommandStaysWholeOnPaper() {
        var lesson = lesson("b4-two-failures");
        var page = parsed(HtmlHandout.of(List.of(handout(lesson, Wording.ENGLISH, true)), Wording.ENGLISH));
        var solution = Hint.of(lesson.solution());
        assertThat(texts(page, "pre")).as("the last hint, and the way").contains(solution, solution);
        assertThat(texts(page, "span")).as("no line ends behind a hyphen").contains("--grace-period=0", "--force");
        assertThat(texts(page, "p")).anyMatch(text -> text.startsWith("Set the image right first."));
    }

    @Test
    void withoutAnswersNothingGivesThemAway() {
        var lesson = lesson("01-one-per-node");
        var without = handout(lesson, Wording.ENGLISH, false);
        assertThat(without.hasAnswers()).isFalse();
        assertThat(without.shots()).hasSize(1);
        for (var text : List.of(
                HtmlHandout.of(List.of(without), Wording.ENGLISH),
                MarkdownHandout.of(List.of(without), Wording.ENGLISH, "pictures"))) {
            assertThat(text)
                    .contains("Which nodes run a fluent-bit pod a little later?")
                    .doesNotContain("Afterwards", "The controller compares", "It has no replica count", "Hints");
        }
    }

    @Test
    void markdownNamesItsPicturesAndHasBoxesToTick() {
        var handout = handout(lesson("01-one-per-node"), CHINESE, true);
        var text = MarkdownHandout.of(List.of(handout), CHINESE, "01 pictures");
        assertThat(text)
                .startsWith("# 每个节点一个 Pod\\n".translateEscapes())
                .contains("- [ ] worker-2\\n".translateEscapes(), "**worker-1, worker-2, worker-3**");
        for (var shot : handout.shots()) {
            assertThat(text).contains("](<01 pictures/" + shot.name() + ".png>)");
        }
    }

    @Test
    void whatSomebodyHasWrittenIsTextWhateverStandsInIt() {
        var source = Objects.requireNonNull(Bundled.lesson("01-one-per-node"));
        var nasty = "<b>\\\"it\\\" & 'them'</b> | *all* _of_ `it` [x](y) # 1";
        var lesson = read(
                new Source(source.name(), source.text().replace("en: One pod on every node", "en: \"" + nasty + "\"")));
        var handout = handout(lesson, Wording.ENGLISH, true);
        assertThat(handout.title()).isEqualTo(nasty.translateEscapes());
        var page = parsed(HtmlHandout.of(List.of(handout), Wording.ENGLISH));
        assertThat(texts(page, "h1")).containsExactly(handout.title());
        assertThat(texts(page, "b")).isEmpty();
        assertThat(MarkdownHandout.of(List.of(handout), Wording.ENGLISH, "p"))
                .startsWith("# \\<b\\>\"it\" \\& 'them'\\</b\\> \\| \\*all\\* \\_of\\_ \\`it\\` \\[x\\](y) \\# 1\n");
        assertThat(MarkdownHandout.escaped("1. no list")).isEqualTo("1\\. no list");
        assertThat(MarkdownHandout.escaped("- no item")).isEqualTo("\\- no item");
    }

    @TestFactory
    Stream<DynamicTest> everyLessonHasOneInEveryLanguage() {
        return Stream.of("03-come-and-go", "16-node-dies", "b3-no-such-class", "w3-a-bigger-agent")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    var lesson = lesson(id);
                    for (var words : List.of(Wording.ENGLISH, CHINESE)) {
                        var handout = handout(lesson, words, true);
                        assertThat(handout.asked()).hasSameSizeAs(lesson.predictions());
                        assertThat(handout.asked())
                                .allMatch(asked -> !asked.answer().isEmpty());
                        assertThat(handout.glossary()).isNotEmpty();
                        assertThat(texts(parsed(HtmlHandout.of(List.of(handout), words)), "title"))
                                .containsExactly(lesson.about().title().in(words.language()));
                    }
                }));
    }
}

package dev.podfall.ui.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.text.Spoken;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageChoiceTest {
    private static final Language CHINESE = Language.of("zh-CN").orElseThrow();

    @TempDir
    private Path folder;

    private Path store() {
        return folder.resolve("config/language");
    }

    private LanguageChoice begin(Locale system) {
        return LanguageChoice.kept(store(), null, system);
    }

    private Path write(String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(store().getParent()));
        return Files.writeString(store(), text);
    }

    @AfterEach
    void english() {
        Spoken.use(Wording.ENGLISH);
    }

    @Test
    void withoutAChoiceItIsTheSystems() {
        assertThat(begin(Locale.CHINA).spoken()).isEqualTo(CHINESE);
        assertThat(begin(Locale.GERMANY).spoken()).isEqualTo(Language.ENGLISH);
        assertThat(begin(Locale.CHINA).chosen()).isNull();
        assertThat(store()).doesNotExist();
    }

    @Test
    void aChoiceIsSpokenAtOnceAndStillAtTheNextStart() {
        Spoken.onScreen(() -> begin(Locale.US).choose(CHINESE));
        assertThat(Words.wording()).isSameAs(Wording.of(CHINESE));
        var next = begin(Locale.US);
        assertThat(next.chosen()).isEqualTo(CHINESE);
        Spoken.onScreen(() -> next.choose(null));
        assertThat(Words.wording()).isSameAs(Wording.ENGLISH);
        assertThat(begin(Locale.CHINA).spoken()).isEqualTo(CHINESE);
        assertThat(begin(Locale.CHINA).chosen()).isNull();
    }

    @Test
    void whatIsAskedForAtTheStartHoldsAndIsNotKept() throws IOException {
        write("zh-CN\n");
        var choice = LanguageChoice.kept(store(), Language.ENGLISH, Locale.CHINA);
        Spoken.onScreen(() -> choice.speak());
        assertThat(choice.spoken()).isEqualTo(Language.ENGLISH);
        assertThat(store()).content().isEqualTo("zh-CN\n");
    }

    @Test
    void aLanguageThatNobodyKnowsIsSaidAndNotFatal() throws IOException {
        write("tlh\n");
        var choice = begin(Locale.US);
        assertThat(choice.spoken()).isEqualTo(Language.ENGLISH);
        assertThat(choice.problem())
                .hasToString(
                        store() + " asks for the language \"tlh\", which Podfall does not speak. It speaks English;"
                                + " choose another one in the window's bar.");
        Spoken.onScreen(() -> choice.choose(CHINESE));
        assertThat(choice.problem().isEmpty()).isTrue();
        assertThat(begin(Locale.US).chosen()).isEqualTo(CHINESE);
    }

    @Test
    void whatAnEditorPutsAroundTheTagDoesNoHarm() throws IOException {
        write("\uFEFF zh_CN\r\n\n");
        assertThat(begin(Locale.US).chosen()).isEqualTo(CHINESE);
        for (var nothing : List.of("", "\n", "\uFEFF", "  \t")) {
            write(nothing);
            assertThat(begin(Locale.CHINA).spoken()).isEqualTo(CHINESE);
            assertThat(begin(Locale.CHINA).problem().isEmpty()).isTrue();
        }
    }

    @Test
    void ofAFileFullOfSomethingElseOnlyTheBeginningIsSaidInOneLine() throws IOException {
        Files.write(write(""), ("\0\n{0} it's\u001b[31m\n" + "x".repeat(3_000_000)).getBytes(UTF_8));
        var choice = begin(Locale.US);
        assertThat(choice.spoken()).isEqualTo(Language.ENGLISH);
        assertThat(choice.problem().toString())
                .contains("asks for the language \"{0} it's [31m xxx")
                .hasSizeLessThan(500)
                .doesNotContain("\n", "\u001b", "\0");
        Files.write(store(), new byte[] {(byte) 0xff, (byte) 0xfe, 'z', 0, 'h', 0});
        assertThat(begin(Locale.CHINA).spoken()).isEqualTo(CHINESE);
        assertThat(begin(Locale.CHINA).problem().isEmpty()).isFalse();
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndNotFatal() throws IOException {
        Files.createDirectories(store());
        var choice = begin(Locale.CHINA);
        assertThat(choice.spoken()).isEqualTo(CHINESE);
        assertThat(choice.problem().toString()).startsWith(store() + " cannot be read, so Podfall speaks 简体中文");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndTheLanguageIsSpoken() throws IOException {
        Files.writeString(folder.resolve("config"), "a file where a folder should be");
        var choice = begin(Locale.US);
        Spoken.onScreen(() -> choice.choose(CHINESE));
        assertThat(Words.wording()).isSameAs(Wording.of(CHINESE));
        assertThat(choice.problem().toString())
                .startsWith("The language is chosen for this window only: " + store() + " cannot be written.");
    }

    @Test
    void aPictureOrATestKeepsNothing() {
        var choice = LanguageChoice.forgotten();
        assertThat(choice.chosen()).isEqualTo(Language.ENGLISH);
        Spoken.onScreen(() -> choice.choose(CHINESE));
        assertThat(Words.wording()).isSameAs(Wording.of(CHINESE));
        assertThat(choice.problem().isEmpty()).isTrue();
    }
}

package dev.podfall.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAndWhatIsUnknownStays() throws IOException {
        var file = folder.resolve("config/preferences.yaml");
        assertThat(Preferences.read(file)).isEqualTo(new Preferences.Read(Preferences.NONE, Phrase.NONE));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mood: {of: [today]}\ntheme: light\n");

        var read = Preferences.read(file).preferences();
        read.with("theme", "dark").with("width", 1440.004).with("scale", 1.25).write(file);

        var again = Preferences.read(file).preferences();
        assertThat(again.text("theme")).isEqualTo("dark");
        assertThat(again.number("width")).isEqualTo(1440);
        assertThat(again.number("scale")).isEqualTo(1.25);
        assertThat(again.number("theme")).isNull();
        assertThat(again.text("width")).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("""
            mood:
              of:
              - today
            scale: 1.25
            theme: dark
            width: 1440
            """);
        try (var all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "a: {\n", "x", "\0\0\0", "a: b: c\n"})
    void aDamagedFileIsTheUsualWithAWord(String text) throws IOException {
        var file = Files.writeString(folder.resolve("p.yaml"), text);

        var read = Preferences.read(file);

        assertThat(read.preferences()).isEqualTo(Preferences.NONE);
        for (var language : Language.all()) {
            assertThat(Wording.of(language).say(read.problem())).contains(file.toString());
        }
        assertThat(file).hasContent(text);
    }

    @Test
    void bytesThatAreNoTextAreDamageToo() throws IOException {
        var file = Files.write(folder.resolve("p.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(Preferences.read(file).problem().isEmpty()).isFalse();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
        var taken = Files.writeString(folder.resolve("taken"), "");

        assertThatThrownBy(() -> Preferences.NONE.write(taken.resolve("p.yaml")))
                .isInstanceOf(IOException.class);
    }
}

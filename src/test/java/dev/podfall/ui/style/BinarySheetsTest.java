package dev.podfall.ui.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form that the toolkit reads quickly says what is written. */
class BinarySheetsTest {
    @TempDir
    Path folder;

    @Test
    void sayWhatIsWritten() throws IOException {
        for (var sheet : Theme.CONTRAST.written().toList()) {
            var text = folder.resolve(Path.of(sheet.getPath()).getFileName());
            try (var in = sheet.openStream()) {
                Files.copy(in, text);
            }
            BinarySheets.make(folder);

            var binary = binary(text);
            var read =
                    Objects.requireNonNull(Stylesheet.loadBinary(binary.toUri().toURL()));
            var parsed = new CssParser().parse(text.toUri().toURL());

            assertThat(read.getRules()).hasSameSizeAs(parsed.getRules()).isNotEmpty();
            for (int i = 0; i < read.getRules().size(); i++) {
                assertThat(said(read.getRules().get(i)))
                        .isEqualTo(said(parsed.getRules().get(i)));
            }
        }
    }

    @Test
    void areUsedUnlessTheTextWasChangedSince() throws IOException {
        var text = Files.writeString(folder.resolve("one.css"), ".a { -fx-opacity: 1; }");
        assertThat(BinarySheets.quickest(text.toUri().toURL())).endsWith("one.css");

        BinarySheets.make(folder);
        assertThat(BinarySheets.quickest(text.toUri().toURL())).endsWith("one.bss");

        var later = Files.getLastModifiedTime(binary(text)).toMillis() + 1_000;
        Files.setLastModifiedTime(text, FileTime.fromMillis(later));
        assertThat(BinarySheets.quickest(text.toUri().toURL())).endsWith("one.css");
    }

    private static Path binary(Path text) {
        return text.resolveSibling(text.getFileName().toString().replace(".css", ".bss"));
    }

    private static String said(Rule rule) {
        return rule.getSelectors() + " "
                + rule.getDeclarations().stream().map(Declaration::getProperty).toList();
    }
}

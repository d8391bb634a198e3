package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kept.SessionFile.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTextsTest {
    @TempDir
    Path folder;

    /** Somebody who sends his session may have files that are called as others are here. */
    @Test
    void whatComesFromElsewhereNamesNoFileThatSaysSomethingElse() throws IOException {
        var same = Files.writeString(folder.resolve("same.yaml"), "text").toString();
        var other = Files.writeString(folder.resolve("other.yaml"), "mine").toString();
        var gone = folder.resolve("gone/gone.yaml").toString();
        var none = "no\0path.yaml";
        var tabs = List.of(
                new Tab("same.yaml", same, "text"),
                new Tab("other.yaml", other, "text"),
                new Tab("gone.yaml", gone, "text"),
                new Tab("none.yaml", none, "text"),
                new Tab("untitled-1.yaml", "", "text"));
        assertThat(KeptTexts.again(tabs, false)).extracting(Tab::path).containsExactly(same, "", "", "", "");
        assertThat(KeptTexts.again(tabs, true)).extracting(Tab::path).containsExactly(same, other, gone, "", "");
        assertThat(KeptTexts.again(tabs, true))
                .extracting(Tab::name)
                .isEqualTo(tabs.stream().map(Tab::name).toList());
        assertThat(KeptTexts.nowhereElse(KeptTexts.again(tabs, true)))
                .extracting(Tab::name)
                .containsExactlyInAnyOrder("other.yaml", "gone.yaml", "untitled-1.yaml");
    }

    @Test
    void aTextWithoutNameIsKnownInEveryLanguage() {
        var tab = new Tab("未命名-1.yaml", "", "text");
        assertThat(KeptTexts.nowhereElse(List.of(tab, new Tab("01-first-daemonset.yaml", "", "text"))))
                .containsExactly(tab);
    }
}

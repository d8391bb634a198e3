package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whether the machine has fonts is known before the toolkit starts, with fontconfig's help and without. */
@EnabledOnOs(OS.LINUX)
class SystemFontsTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatToInstallIfFontconfigKnowsNone() throws IOException {
        var environment = new TreeMap<>(System.getenv());
        environment.put("FONTCONFIG_FILE", config(folder.resolve("none")));

        // Where there is no fc-list, folders are looked at, and those of this machine may have some.
        environment.put("XDG_DATA_DIRS", folder.toString());
        environment.put("XDG_DATA_HOME", folder.toString());

        var problem = SystemFonts.problem(environment, folder.toString());

        if (Files.isExecutable(Path.of("/usr/bin/fc-list"))) {
            assertThat(problem)
                    .hasValueSatisfying(words -> assertThat(words.toString())
                            .startsWith(
                                    "There are no fonts on this machine, so nothing can be drawn. Install some, for example:")
                            .contains("apt-get install")
                            .doesNotContain("\n"));
        }
    }

    @Test
    void looksIntoTheUsualFoldersIfNobodyCanBeAsked() throws IOException {
        Files.createDirectories(folder.resolve("fonts/truetype"));
        Files.createFile(folder.resolve("fonts/truetype/Some.TTF"));
        var nobody = Map.of("PATH", folder.toString(), "XDG_DATA_HOME", folder.toString());

        assertThat(SystemFonts.hasFonts(folder.resolve("fonts"))).isTrue();
        assertThat(SystemFonts.hasFonts(folder.resolve("nowhere"))).isFalse();
        assertThat(SystemFonts.problem(nobody, folder.toString())).isEmpty();
    }

    private String config(Path fonts) throws IOException {
        return Files.writeString(
                        folder.resolve("fonts.conf"),
                        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + fonts
                                + "</dir></fontconfig>")
                .toString();
    }
}

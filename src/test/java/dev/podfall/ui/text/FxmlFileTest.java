package dev.podfall.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FxmlFileTest {
    private static final Pattern LOADED = Pattern.compile("Fxml\\.load\\(FxmlFile\\.([A-Z_]+)");

    @Test
    void thereIsAFileForEachAndOneForEachFile() throws IOException {
        try (var files = Files.walk(Path.of("fxml"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> "/" + file.toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(FxmlFile.values()).map(FxmlFile::path).toList());
        }
    }

    @Test
    void eachIsLoadedByOneView() throws IOException {
        var loaded = new TreeMap<String, Integer>();
        try (var files = Files.walk(Path.of("src/main/java/dev/podfall/ui"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                LOADED.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> loaded.merge(found.group(1), 1, Integer::sum));
            }
        }
        assertThat(loaded.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FxmlFile.values()).map(Enum::name).toList());
        assertThat(loaded.values()).allMatch(times -> times == 1);
    }
}

package dev.podfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the engine says by key is there to be said, and nothing is kept that nobody says. */
class EngineSentencesTest {
    private static final String GROUPS = "(command|decision|rest|timer)\\.";
    private static final Pattern KEY = Pattern.compile("\"(" + GROUPS + "[a-z0-9.-]*)\"");

    @Test
    void theCodeNamesTheSentencesThatThereAreAndNoOther() throws IOException {
        var named = new TreeSet<String>();
        try (var paths = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    paths.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        var sentences = Wording.ENGLISH.sentences().keySet().stream()
                .filter(key -> key.matches(GROUPS + ".*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(sentences);
    }
}

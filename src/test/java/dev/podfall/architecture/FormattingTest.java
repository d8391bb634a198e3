package dev.podfall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is formatted by palantir-java-format, without unused imports, and no longer than 500 lines. To format
 * what is not: {@code mvn verify -Dtest=FormattingTest -Dpodfall.surefire.args=-Dpodfall.format=write}.
 */
class FormattingTest {
    private static final boolean WRITE = "write".equals(System.getProperty("podfall.format"));
    private static final int LONGEST = 500;
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?[\\w.]+\\.(\\w+);$", Pattern.MULTILINE);

    @Test
    void everyFileIsFormatted() throws IOException {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        assertThat(javaFiles().parallelStream()
                        .filter(file -> !isFormatted(file, formatter))
                        .map(Path::toString))
                .isEmpty();
    }

    private static boolean isFormatted(Path file, Formatter formatter) {
        try {
            var text = Files.readString(file);
            var used = namesAllImports(text) ? text : RemoveUnusedImports.removeUnusedImports(text);
            var formatted = formatter.formatSource(ImportOrderer.reorderImports(used, Style.PALANTIR));
            boolean same = formatted.equals(text);
            if (WRITE && !same) {
                Files.writeString(file, formatted);
            }
            return same;
        } catch (IOException | FormatterException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    /** Whether what is imported is named at all: to know more a file has to be read as the compiler does it. */
    private static boolean namesAllImports(String text) {
        var imported = IMPORT.matcher(text);
        var names = new ArrayList<String>();
        int end = 0;
        while (imported.find()) {
            names.add(imported.group(1));
            end = imported.end();
        }
        var body = text.substring(end);
        return names.stream()
                .allMatch(name ->
                        Pattern.compile("\\b" + name + "\\b").matcher(body).find());
    }

    @Test
    void noFileIsTooLong() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : javaFiles()) {
            try (var lines = Files.lines(file)) {
                long count = lines.count();
                if (count > LONGEST) {
                    tooLong.add(file + ": " + count + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> main = Files.walk(Path.of("src"))) {
            return main.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}

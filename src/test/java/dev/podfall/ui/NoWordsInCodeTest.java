package dev.podfall.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the window says stands in the languages' files and nowhere in its code: no text there has a blank, but for those
 * that are no sentences. Messages of exceptions are for programmers, who read English.
 */
class NoWordsInCodeTest {
    private static final Path CODE = Path.of("src/main/java/dev/podfall/ui");
    private static final Pattern WORDS = Pattern.compile("(?=.*\\p{L}).*\\s.*", Pattern.DOTALL);

    /** What is no sentence, by why; each is a pattern for whole texts. */
    private static final Map<String, Pattern> ALLOWED = Map.of(
            "a style",
            Pattern.compile("(-fx-[a-z-]+: .*;? ?)+|%s \\{ -fx-.*|(\\.[a-z-]+ ?)+", Pattern.DOTALL),
            "what somebody types: kubectl's or the console's own command",
            Pattern.compile("(kubectl|kubelet|wait) .*"),
            "a part of such a command",
            Pattern.compile("(taint|label|delete|cordon|uncordon|drain)( nodes?)? | --?[a-z-]+ ?"),
            "a key on the keyboard",
            Pattern.compile("Ctrl ([A-Z]|\\+ − 0)|Ctrl\\+1 … 4|Shift\\+← →|Page (Up|Down)"),
            "a family of fonts",
            Pattern.compile("Inter SemiBold|JetBrains Mono|Noto Sans SC"));

    @Test
    void noTextOfTheWindowStandsInItsCode() throws IOException {
        var found = new ArrayList<String>();
        try (var paths = Files.walk(CODE)) {
            var files = paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            for (var text : literals(files)) {
                if (WORDS.matcher(text.value()).matches() && reason(text.value()) == null) {
                    found.add(text.file() + ": \"" + text.value() + "\"");
                }
            }
        }
        assertThat(found)
                .as("texts with a blank: put sentences into languages/en/window.properties")
                .isEmpty();
    }

    /** An entry of the list that nothing needs any more would let something in. */
    @Test
    void everyReasonIsNeeded() throws IOException {
        var used = new TreeSet<String>();
        try (var paths = Files.walk(CODE)) {
            for (var text : literals(
                    paths.filter(path -> path.toString().endsWith(".java")).toList())) {
                var reason = reason(text.value());
                if (reason != null && WORDS.matcher(text.value()).matches()) {
                    used.add(reason);
                }
            }
        }
        assertThat(used).containsExactlyElementsOf(new TreeMap<>(ALLOWED).keySet());
    }

    private static @Nullable String reason(String text) {
        return ALLOWED.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private record Text(String file, String value) {}

    private static List<Text> literals(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            var out = new ArrayList<Text>();
            for (var unit : task.parse()) {
                var file =
                        CODE.relativize(Path.of(unit.getSourceFile().getName())).toString();
                unit.accept(
                        new TreeScanner<Void, Void>() {
                            @Override
                            public @Nullable Void visitNewClass(NewClassTree made, Void nothing) {
                                return made.getIdentifier().toString().endsWith("Exception")
                                        ? null
                                        : super.visitNewClass(made, nothing);
                            }

                            /** What somebody says who finds the program broken. */
                            @Override
                            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                                return call.getMethodSelect().toString().endsWith("requireNonNull")
                                        ? null
                                        : super.visitMethodInvocation(call, nothing);
                            }

                            @Override
                            public @Nullable Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                                return null;
                            }

                            @Override
                            public @Nullable Void visitLiteral(LiteralTree literal, Void nothing) {
                                if (literal.getValue() instanceof String text) {
                                    out.add(new Text(file, text));
                                }
                                return null;
                            }
                        },
                        null);
            }
            return out;
        }
    }
}

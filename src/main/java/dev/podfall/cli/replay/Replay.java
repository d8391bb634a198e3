package dev.podfall.cli.replay;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.SyntaxError;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Replays recordings, counts, and prints the first differences. */
public final class Replay {
    private final int maxDifferences;
    private final Wording words;
    private final Consumer<String> out;
    private int printed;
    private int passed;
    private int failed;

    /** One that speaks English. */
    public Replay(int maxDifferences, Consumer<String> out) {
        this(maxDifferences, Wording.ENGLISH, out);
    }

    /**
     * @param words for what is no recording; the differences are as they are
     * @param out takes text with its line breaks
     */
    public Replay(int maxDifferences, Wording words, Consumer<String> out) {
        this.maxDifferences = maxDifferences;
        this.words = words;
        this.out = out;
    }

    /** How many transcripts and vector lines are identical. */
    public int passed() {
        return passed;
    }

    public int failed() {
        return failed;
    }

    /** The recordings among these files and below these folders, sorted. */
    public static List<Path> recordings(List<Path> paths) throws IOException {
        var out = new ArrayList<Path>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                try (var below = Files.walk(path)) {
                    out.addAll(below.filter(Files::isRegularFile)
                            .filter(file -> isRecording(file.toString()))
                            .sorted()
                            .toList());
                }
            } else {
                out.add(path);
            }
        }
        return out;
    }

    private static boolean isRecording(String name) {
        return name.endsWith(".txt") || name.endsWith(".jsonl");
    }

    public void file(Path file) throws IOException {
        var text = TextInput.read(file);
        if (file.toString().endsWith(".jsonl")) {
            vectors(file.toString(), text);
        } else {
            transcript(file.toString(), text);
        }
    }

    /** Replays one transcript. */
    public void transcript(String name, String text) {
        List<Difference> differences;
        try {
            differences = new TranscriptReplay(Transcript.parse(name, text)).run();
        } catch (Unplayable unplayable) {
            differences = List.of(unplayable(name, 1, unplayable.why()));
        } catch (RuntimeException broken) {
            // A recording that breaks the engine is a failed one, not the end of the replay.
            differences = List.of(new Difference(name, 1, "replay", List.of(), stackTrace(broken)));
        }
        count(differences);
    }

    private void vectors(String name, String text) {
        var lines = text.lines().toArray(String[]::new);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                count(vector(name, i + 1, lines[i]));
            }
        }
    }

    private List<Difference> vector(String name, int number, String line) {
        Tree parsed;
        try {
            parsed = JsonReader.parse(line);
        } catch (SyntaxError broken) {
            return List.of(unplayable(name, number, Phrase.of("cli.replay.no-json", broken.words())));
        }
        if (!(parsed instanceof Tree.Obj asked)) {
            return List.of(unplayable(name, number, Phrase.of("cli.replay.no-object")));
        }
        try {
            var answer = Vectors.answer(asked);
            return answer.equals(asked)
                    ? List.of()
                    : List.of(new Difference(
                            name, number, "", List.of(Json.writePlain(asked)), List.of(Json.writePlain(answer))));
        } catch (Unplayable unplayable) {
            return List.of(unplayable(name, number, unplayable.why()));
        } catch (RuntimeException broken) {
            return List.of(new Difference(name, number, "replay", List.of(line), stackTrace(broken)));
        }
    }

    private Difference unplayable(String name, int line, Phrase why) {
        return new Difference(name, line, "replay", List.of(), List.of(words.say(why)));
    }

    private static List<String> stackTrace(Exception broken) {
        var text = new StringWriter();
        broken.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(12).toList();
    }

    private void count(List<Difference> differences) {
        if (differences.isEmpty()) {
            passed++;
            return;
        }
        failed++;
        for (var difference : differences) {
            if (printed < maxDifferences) {
                printed++;
                out.accept(difference.text());
            }
        }
    }
}

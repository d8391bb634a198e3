package dev.podfall.lesson;

import static dev.podfall.lesson.shape.Shape.listOf;
import static dev.podfall.lesson.shape.Shape.oneOf;
import static dev.podfall.lesson.shape.Shape.required;
import static dev.podfall.lesson.shape.Shape.word;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.shape.Shape;
import dev.podfall.lesson.shape.ShapeCheck;
import dev.podfall.lesson.shape.WordSort;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import dev.podfall.manifest.TextsReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an exam's file: which lessons, and how long all of them may take. */
public final class ExamReader {
    private static final String YAML = ".yaml";
    private static final String LESSONS = "lessons";

    /** What an exam's file may look like. */
    public static final Shape EXAM = new Shape.Fields(fields());

    private ExamReader() {}

    private static Map<String, Shape.Field> fields() {
        var out = new LinkedHashMap<String, Shape.Field>();
        out.put("exam", required(word(WordSort.ID), "The exam's id."));
        out.put("format", required(oneOf(LessonShape.FORMAT), "The format of this file."));
        out.put("title", required(new Shape.Words(), "A few words."));
        out.put("minutes", required(word(WordSort.NUMBER), "How long all of them may take, of the wall's time."));
        out.put(
                LESSONS,
                required(listOf(word(WordSort.ANYTHING), 1), "Ids of Podfall's lessons, or files beside this one."));
        return out;
    }

    /**
     * What reading a file gave.
     *
     * @param exam null if something is wrong
     * @param texts the files of the lessons that do not come with the program, by their ids, in the exam's order
     */
    public record Read(@Nullable Exam exam, Map<String, String> texts, List<Finding> findings) {
        public Read {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
            findings = List.copyOf(findings);
        }
    }

    /** Whether a text is an exam, whatever is wrong with it: its first key says so. */
    public static boolean isExam(Source source) {
        return source.beginsWith("exam");
    }

    /** Where the files are that an exam names. */
    @FunctionalInterface
    public interface Files {
        /** None. */
        Files NONE = name -> null;

        /**
         * The text of a file; null if there is none.
         *
         * @throws IOException if there is one that cannot be read
         */
        @Nullable
        String text(String name) throws IOException;
    }

    /** Those in a folder, and in folders in it; none if that is null. */
    public static Files in(@Nullable Path folder) {
        return folder == null
                ? Files.NONE
                : name -> text(folder.toAbsolutePath().normalize(), name);
    }

    private static @Nullable String text(Path folder, String name) throws IOException {
        try {
            var file = folder.resolve(name).normalize();
            return file.startsWith(folder) ? TextInput.read(file) : null;
        } catch (NoSuchFileException | InvalidPathException none) {
            return null;
        }
    }

    /** Reads an exam, and the lessons that it names. */
    public static Read read(Source source, Files files) {
        var reading = TextsReader.read(source);
        var findings = new ArrayList<Finding>(reading.findings());
        if (reading.documents().isEmpty()) {
            return new Read(null, Map.of(), findings);
        }
        var document = reading.documents().getFirst();
        findings.addAll(ShapeCheck.of(document, EXAM));
        if (!findings.isEmpty()) {
            return new Read(null, Map.of(), findings);
        }
        var root = new Part(document.object(), "");
        var complaints = new Complaints(document);
        var lessons = new ArrayList<Lesson>();
        var texts = new LinkedHashMap<String, String>();
        var names = new TreeSet<String>();
        var all = root.words(LESSONS);
        for (int i = 0; i < all.size(); i++) {
            var name = all.get(i);
            var path = LESSONS + "[" + i + "]";
            if (!names.add(name)) {
                complaints.add(path, Phrase.of("lesson.read.twice", name), Phrase.of("lesson.read.twice.step"));
                continue;
            }
            String own;
            try {
                own = name.endsWith(YAML) ? files.text(name) : null;
            } catch (IOException unreadable) {
                complaints.add(
                        path,
                        Phrase.of("exam.read.unreadable", name, FileReason.of(unreadable)),
                        Phrase.of("exam.read.unreadable.step"));
                continue;
            }
            var found = own == null ? Bundled.lesson(name) : new Source(name, own);
            if (found == null) {
                complaints.add(path, Phrase.of("exam.read.no-lesson", name), Bundled.nearest(Bundled.ids(), name));
                continue;
            }
            var read = LessonReader.read(found);
            findings.addAll(read.findings());
            var lesson = read.lesson();
            if (lesson != null && own != null && !names.add(lesson.id())) {
                complaints.add(path, Phrase.of("lesson.read.twice", lesson.id()), Phrase.of("lesson.read.twice.step"));
            } else if (lesson != null) {
                lessons.add(lesson);
                if (own != null) {
                    texts.put(lesson.id(), own);
                }
            }
        }
        if (root.number("minutes", 0) <= 0) {
            complaints.add(
                    "minutes",
                    Phrase.of("exam.read.minutes", root.word("minutes")),
                    Phrase.of("exam.read.minutes.step"));
        }
        findings.addAll(complaints.findings());
        if (!findings.isEmpty()) {
            return new Read(null, Map.of(), findings);
        }
        var limit = Duration.ofMinutes(root.number("minutes", 0));
        return new Read(new Exam(root.word("exam"), root.text("title"), limit, lessons), texts, findings);
    }
}

package dev.podfall.lesson.fault;

import static dev.podfall.lesson.shape.Shape.listOf;
import static dev.podfall.lesson.shape.Shape.oneOf;
import static dev.podfall.lesson.shape.Shape.optional;
import static dev.podfall.lesson.shape.Shape.required;
import static dev.podfall.lesson.shape.Shape.word;

import dev.podfall.api.tree.Tree;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.shape.Shape;
import dev.podfall.lesson.shape.ShapeCheck;
import dev.podfall.lesson.shape.WordSort;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The library of faults that comes with the program: a file each. */
public final class Faults {
    private static final Shape LINE = word(WordSort.ANYTHING);
    private static final Shape FAULT = new Shape.Fields(fields());

    private Faults() {}

    private static Map<String, Shape.Field> fields() {
        var out = new LinkedHashMap<String, Shape.Field>();
        out.put("fault", required(word(WordSort.ID), "The file's name without .yaml."));
        out.put("format", required(oneOf("1"), "The format of this file."));
        out.put("image", optional(oneOf("after"), "The image that the fault gives is the one that is wanted."));
        out.put("uses", optional(listOf(LINE), "Names that have to mean something in the cluster."));
        out.put("do", required(listOf(LINE, 1), "Lines of the console that break it."));
        out.put("hints", required(listOf(new Shape.Words(), 3), "From a question to the command."));
        out.put("mend", required(listOf(LINE, 1), "Lines that mend it."));
        out.put("also", optional(listOf(listOf(LINE, 1)), "Other ways to mend it."));
        out.put("recap", required(new Shape.Words(), "What it was, said in the end."));
        return out;
    }

    /** Read once, by whoever is first. */
    private static final class Read {
        static final List<Fault> ALL =
                Bundled.faults().stream().map(Faults::read).toList();
    }

    /** All of them, by their ids. */
    public static List<Fault> all() {
        return Read.ALL;
    }

    private static Fault read(Source source) {
        var reading = TextsReader.read(source);
        var document =
                reading.documents().isEmpty() ? null : reading.documents().getFirst();
        var findings = document == null ? reading.findings() : ShapeCheck.of(document, FAULT);
        if (document == null || !findings.isEmpty()) {
            throw new IllegalStateException(source.name() + " is no fault: " + findings);
        }
        var map = document.object();
        return new Fault(
                map.text("fault", ""),
                map.has("image"),
                map.texts("uses"),
                map.texts("do"),
                map.list("hints").stream().map(Faults::text).toList(),
                map.texts("mend"),
                map.list("also").stream().map(Faults::lines).toList(),
                text(map.obj("recap")));
    }

    private static List<String> lines(Tree tree) {
        return Tree.obj("lines", tree).texts("lines");
    }

    private static Text text(Tree tree) {
        var words = new TreeMap<String, String>();
        if (tree instanceof Tree.Obj map) {
            map.keys().forEach(tag -> words.put(tag, map.text(tag, "")));
        }
        return new Text(words);
    }
}

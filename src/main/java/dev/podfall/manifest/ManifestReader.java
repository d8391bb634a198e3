package dev.podfall.manifest;

import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a user gives: YAML with any number of documents, or JSON values one after the other.
 *
 * <p>Upstream: k8s.io/apimachinery pkg/util/yaml/decoder.go {@code YAMLOrJSONDecoder}, {@code YAMLReader}.
 * <br>Differs: reads on after a broken document, warns of keys given twice and of text after {@code ...}, has limits.
 */
public final class ManifestReader implements Notes {
    /** What to do about a document that is no map. */
    public static final Phrase NOT_A_MAP = Phrase.of("text.not-a-map.step");

    private final String source;
    private final String text;
    /** Where its last word ends. */
    private final int wordsEnd;

    private final ReadLimits limits;
    private final Lines lines;
    private final List<ManifestDocument> documents = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int warnings;
    private Position lastWarning = Position.START;
    private int errors;

    private ManifestReader(Source source, ReadLimits limits) {
        this.source = source.name();
        this.text = source.text();
        this.wordsEnd = text.stripTrailing().length();
        this.limits = limits;
        lines = Lines.of(text);
    }

    public static Reading read(String source, String text) {
        return read(source, text, ReadLimits.STANDARD);
    }

    public static Reading read(String source, String text, ReadLimits limits) {
        if (text.length() > limits.characters()) {
            var message = Phrase.of("text.too-long", text.length(), limits.characters());
            var nextStep = Phrase.of("text.too-long.step");
            return new Reading(List.of(), List.of(Finding.error(source, Position.START, "", message, nextStep)));
        }
        return new ManifestReader(new Source(source, text), limits).read();
    }

    /**
     * One value in YAML or JSON, as given on a command line.
     *
     * <p>Upstream: k8s.io/apimachinery pkg/util/yaml/decoder.go {@code ToJSON}.
     * <br>Differs: in nothing that we know of.
     */
    public static Tree parse(String text) throws SyntaxError {
        if (looksLikeJson(text)) {
            return JsonReader.parse(text);
        }
        // The end of a text is on the line below its last one, as upstream counts.
        var ended = text.endsWith("\n") ? text : text + "\n";
        var built = YamlComposer.compose(ended, 0, ReadLimits.STANDARD, Notes.SILENT);
        return built == null ? Tree.NIL : built.tree();
    }

    static boolean looksLikeJson(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '{';
    }

    private Reading read() {
        int from = 0;
        int count = 0;
        @Nullable Finding jsonError = null;
        if (looksLikeJson(text)) {
            var reader = new JsonReader(text, 0, limits, this);
            try {
                while (!reader.atEnd()) {
                    add(reader.next());
                    count++;
                    from = reader.position();
                }
                return done();
            } catch (SyntaxError e) {
                boolean surely = count > 1;
                jsonError = jsonFinding(e, reader.metInvalidCharacter() && !surely);
                // Upstream looks at four bytes before it thinks of YAML.
                if (surely || JsonReader.bytesThrough(text, from, text.length()) < 4) {
                    findings.add(jsonError);
                    return done();
                }
                from = afterLineOfBlanks(from);
            }
        }
        readYaml(from, jsonError);
        return done();
    }

    private Reading done() {
        if (warnings > limits.findings()) {
            var message = Phrase.of("text.more-warnings", warnings - limits.findings());
            var nextStep = Phrase.of("text.more-warnings.step");
            findings.add(Finding.warning(source, lastWarning, "", message, nextStep));
        }
        return new Reading(documents, findings);
    }

    /** What failed as JSON may be YAML in braces; if it is not, the complaint about the JSON is the better one. */
    private void readYaml(int from, @Nullable Finding jsonError) {
        int start = from;
        int at = from;
        var doubt = jsonError;
        while (at < text.length()) {
            if (errors >= limits.findings()) {
                var nextStep = Phrase.of("text.too-many-errors.step");
                findings.add(Finding.error(source, lines.at(start), "", Phrase.of("text.too-many-errors"), nextStep));
                return;
            }
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            if (text.startsWith("---", at)) {
                if (!readChunk(start, at, doubt)) {
                    doubt = null;
                }
                checkSeparator(at, next);
                start = next;
            }
            at = next;
        }
        readChunk(start, text.length(), doubt);
    }

    private void checkSeparator(int at, int next) {
        var rest = text.substring(at + 3, next).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            errors++;
            findings.add(Finding.error(
                    source,
                    lines.at(at),
                    "",
                    Upstream.says("invalid Yaml document separator: " + rest),
                    Phrase.of("syntax.separator-alone")));
        }
    }

    /** Whether there was nothing in it. */
    private boolean readChunk(int start, int end, @Nullable Finding jsonError) {
        if (start >= end) {
            return true;
        }
        try {
            var built = BlockReader.read(text, start, end, limits, this);
            if (built == null) {
                built = YamlComposer.compose(ended(text.substring(start, end)), start, limits, this);
            }
            if (built != null && !(built.tree() instanceof Tree.Nil)) {
                add(built);
            }
        } catch (SyntaxError e) {
            errors++;
            findings.add(
                    jsonError != null
                            ? jsonError
                            : Finding.error(
                                            source,
                                            place(e),
                                            "",
                                            Upstream.says("error converting YAML to JSON: " + e.words()),
                                            nextStep(e))
                                    .with(new Mend.Indent()));
        }
        return false;
    }

    /** kubectl reads line by line and ends each one. */
    private static String ended(String chunk) {
        return chunk.endsWith("\n") ? chunk : chunk + "\n";
    }

    /** What is missing at the end of the text is missing behind its last word, not below it. */
    private Position place(SyntaxError e) {
        return lines.at(Math.min(e.offset(), wordsEnd));
    }

    /** With the number of the line where it says another, because kubectl counts otherwise or means another place. */
    private Phrase nextStep(SyntaxError e) {
        int line = place(e).line();
        int began = e.began() < 0 ? 0 : lines.at(e.began()).line();
        var step = began == 0 || began == line
                ? e.nextStep()
                : Phrase.of("syntax.began", e.nextStep(), Integer.toString(began));
        return e.told() == 0 || e.told() == line || e.told() == began || step.isEmpty()
                ? step
                : Phrase.of("syntax.counted", step, Integer.toString(line));
    }

    private int afterLineOfBlanks(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            if (text.charAt(i++) == '\n') {
                break;
            }
        }
        return i;
    }

    private Finding jsonFinding(SyntaxError e, boolean withOffset) {
        var where = withOffset ? "json: offset " + JsonReader.bytesThrough(text, 0, e.offset()) + ": " : "";
        return Finding.error(source, lines.at(e.offset()), "", Upstream.says(where + e.words()), e.nextStep());
    }

    private void add(Built built) {
        if (built.tree() instanceof Tree.Nil) {
            return;
        }
        if (!(built.tree() instanceof Tree.Obj)) {
            errors++;
            var words =
                    "json: cannot unmarshal " + typeOf(built.tree()) + " into Go value of type unstructured.detector";
            findings.add(Finding.error(source, lines.at(built.offset()), "", Upstream.says(words), NOT_A_MAP));
            return;
        }
        var positions = new Positions(built.tree(), built.place(), built.offset(), built.offset(), lines);
        documents.add(new ManifestDocument(source, documents.size(), "", built.tree(), positions));
    }

    @Override
    public void duplicateKey(String path, String key, int offset, int firstOffset) {
        if (++warnings > limits.findings()) {
            return;
        }
        lastWarning = lines.at(offset);
        var first = lines.at(firstOffset);
        findings.add(Finding.warning(
                        source,
                        lines.at(offset),
                        path,
                        Upstream.says("key \"" + key + "\" already set in map"),
                        Phrase.of("text.duplicate-key.step", Integer.toString(first.line())))
                .with(new Mend.RemoveAt(first.line(), first.column())));
    }

    @Override
    public void ignoredRest(int offset) {
        findings.add(Finding.warning(
                source, lines.at(offset), "", Phrase.of("text.rest-ignored"), Phrase.of("text.rest-ignored.step")));
    }

    private static String typeOf(Tree tree) {
        return switch (tree) {
            case Tree.Nil _ -> "null";
            case Tree.Bool _ -> "bool";
            case Tree.Int _, Tree.Real _ -> "number";
            case Tree.Text _ -> "string";
            case Tree.Arr _ -> "array";
            case Tree.Obj _ -> "object";
        };
    }
}

package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Makes a tree out of one YAML document.
 *
 * <p>Upstream: go.yaml.in/yaml/v2 decode.go {@code decoder}, sigs.k8s.io/yaml {@code convertToJSONableObject}.
 * <br>Differs: a depth limit of our own, and duplicate keys are noted.
 */
final class YamlComposer {
    private static final int MOST_EFFORT = 3_000_000;
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final String text;
    private final int base;
    private final ReadLimits limits;
    private final WholeText whole;
    private final Parser parser;
    private final Notes notes;
    private final int[] surrogates;
    private final Map<String, @Nullable Built> anchors = new HashMap<>();
    private final Interner interned = new Interner();
    private final Trail trail = new Trail();
    private long decoded;
    private long aliased;

    private YamlComposer(String text, int base, ReadLimits limits, Notes notes) {
        this.text = text;
        this.base = base;
        this.limits = limits;
        this.notes = notes;
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(limits.depth() + 10);
        whole = new WholeText(text);
        parser = new ParserImpl(whole, options);
        surrogates = surrogatesOf(text);
    }

    /**
     * The first document of a text; null if there is none.
     *
     * @param text one document
     * @param base where it begins in the whole text: all offsets are counted from that one's beginning
     */
    static @Nullable Built compose(String text, int base, ReadLimits limits, Notes notes) throws SyntaxError {
        var plain = text;
        int effort = 0;
        while (true) {
            var remarks = new Notes.Kept();
            try {
                var built = new YamlComposer(plain, base, limits, remarks).compose();
                remarks.tell(notes);
                return built;
            } catch (SyntaxError e) {
                effort += text.length() + 1000;
                var without = withoutTab(plain, e.offset() - base);
                if (without == null || effort > MOST_EFFORT) {
                    remarks.tell(notes);
                    throw e;
                }
                plain = without;
            }
        }
    }

    /** Upstream takes a tab between a colon and its value, SnakeYAML does not: a blank does the same. */
    private static @Nullable String withoutTab(String text, int offset) {
        if (offset >= text.length() || text.charAt(offset) != '\t') {
            return null;
        }
        int before = offset - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before >= 0 && text.charAt(before) == ':'
                ? text.substring(0, offset) + ' ' + text.substring(offset + 1)
                : null;
    }

    private @Nullable Built compose() throws SyntaxError {
        try {
            parser.getEvent();
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                return null;
            }
            parser.getEvent();
            var root = value(0);
            parser.getEvent();
            noteRest();
            return root;
        } catch (YAMLException problem) {
            var error = YamlProblem.of(problem);
            int began = error.began() < 0 ? -1 : charOffset(error.began());
            throw new SyntaxError(error.words(), charOffset(error.offset()), began, error.nextStep())
                    .telling(error.told());
        } catch (RuntimeException | StackOverflowError unforeseen) {
            throw unreadable(unforeseen);
        }
    }

    /** SnakeYAML does not foresee everything, such as {@code "\\UFFFFFFFF"}: it stopped where it had read to. */
    private SyntaxError unreadable(Throwable unforeseen) {
        int at = charOffset(whole.getIndex());
        return unforeseen instanceof IllegalArgumentException
                ? YamlProblem.noCharacter(whole.getLine(), at)
                : new SyntaxError(
                        "yaml: line " + (whole.getLine() + 1) + ": " + YamlProblem.UNKNOWN,
                        at,
                        Phrase.of("syntax.simpler"));
    }

    private void noteRest() {
        try {
            if (!parser.checkEvent(Event.ID.StreamEnd)) {
                notes.ignoredRest(offset(parser.peekEvent()));
            }
        } catch (YAMLException unreadable) {
            notes.ignoredRest(charOffset(YamlProblem.of(unreadable).offset()));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            notes.ignoredRest(charOffset(whole.getIndex()));
        }
    }

    private Built value(int depth) throws SyntaxError {
        var event = parser.getEvent();
        decoded++;
        if (depth > limits.depth()) {
            throw tooDeep(event);
        }
        return switch (event) {
            case AliasEvent alias -> alias(alias, depth);
            case ScalarEvent scalar -> keep(scalar, scalar(scalar));
            case SequenceStartEvent start -> keep(start, list(start, depth));
            case MappingStartEvent start -> keep(start, map(start, depth));
            default -> throw new SyntaxError("yaml: unexpected " + event.getEventId(), offset(event), Phrase.NONE);
        };
    }

    private SyntaxError tooDeep(Event event) {
        return new SyntaxError(
                "yaml: exceeded max depth of " + limits.depth(), offset(event), Phrase.of("syntax.too-deep"));
    }

    private Built keep(NodeEvent event, Built built) throws SyntaxError {
        if (event.getAnchor() != null) {
            checkName(event);
            anchors.put(event.getAnchor(), built);
        }
        return built;
    }

    private void checkName(NodeEvent event) throws SyntaxError {
        var name = event.getAnchor();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!fine && c != '_' && c != '-') {
                throw new SyntaxError(
                        "yaml: did not find expected alphabetic or numeric character",
                        offset(event),
                        Phrase.of("syntax.quote-anchor-or-alias"));
            }
        }
    }

    private void begin(NodeEvent event) {
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), null);
        }
    }

    private Built alias(AliasEvent event, int depth) throws SyntaxError {
        checkName(event);
        var name = event.getAnchor();
        var target = anchors.get(name);
        if (target == null) {
            throw anchors.containsKey(name)
                    ? new SyntaxError(
                            "yaml: anchor '" + name + "' value contains itself",
                            offset(event),
                            Phrase.of("syntax.alias-outside"))
                    : new SyntaxError(
                            "yaml: unknown anchor '" + name + "' referenced",
                            offset(event),
                            Phrase.of("syntax.define-anchor", name));
        }
        if (depth + target.height() > limits.depth()) {
            throw tooDeep(event);
        }
        decoded += target.size();
        aliased += target.size();
        if (aliased > 100 && decoded > 1000 && aliased > allowedShare(decoded) * decoded) {
            throw new SyntaxError(
                    "yaml: document contains excessive aliasing",
                    offset(event),
                    Phrase.of("syntax.expand-aliases", decoded));
        }
        return new Built(target.tree(), offset(event), target.place(), target.height(), target.size() + 1);
    }

    private static double allowedShare(long decoded) {
        return decoded <= 400_000
                ? 0.99
                : decoded >= 4_000_000 ? 0.10 : 0.99 - 0.89 * ((decoded - 400_000) / 3_600_000.0);
    }

    private Built list(SequenceStartEvent start, int depth) throws SyntaxError {
        begin(start);
        var entries = new Entries();
        for (int i = 0; !parser.checkEvent(Event.ID.SequenceEnd); i++) {
            trail.index(depth, i);
            entries.add(value(depth + 1));
        }
        parser.getEvent();
        return entries.list(offset(start));
    }

    private Built map(MappingStartEvent start, int depth) throws SyntaxError {
        begin(start);
        var entries = new Entries();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            if (isMerge(parser.peekEvent())) {
                parser.getEvent();
                merge(entries, depth);
                continue;
            }
            var event = parser.peekEvent();
            int offset = offset(event);
            var key = key(event, depth);
            trail.key(depth, key);
            int first = entries.put(key, offset, value(depth + 1));
            if (first >= 0) {
                notes.duplicateKey(trail.path(depth + 1), key, offset, first);
            }
        }
        parser.getEvent();
        return entries.map(offset(start));
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent s
                && s.getValue().equals("<<")
                && (s.isPlain() && s.getTag() == null || (STANDARD_TAG + "merge").equals(s.getTag()));
    }

    private void merge(Entries into, int depth) throws SyntaxError {
        var event = parser.peekEvent();
        if (event instanceof SequenceStartEvent) {
            parser.getEvent();
            var maps = new ArrayList<Built>();
            while (!parser.checkEvent(Event.ID.SequenceEnd)) {
                var at = parser.peekEvent();
                maps.add(mustBeMap(value(depth + 1), at));
            }
            parser.getEvent();
            // Earlier ones take precedence.
            maps.reversed().forEach(into::merge);
        } else {
            into.merge(mustBeMap(value(depth + 1), event));
        }
    }

    private Built mustBeMap(Built built, Event at) throws SyntaxError {
        if (built.tree() instanceof Tree.Obj) {
            return built;
        }
        throw new SyntaxError(
                "yaml: map merge requires map or sequence of maps as the value",
                offset(at),
                Phrase.of("syntax.merge-map"));
    }

    private String key(Event event, int depth) throws SyntaxError {
        if (!(event instanceof ScalarEvent scalar)) {
            var built = value(depth + 1);
            if (built.tree() instanceof Tree.Text(String text)) {
                return text;
            }
            throw badKey("yaml: invalid map key: " + GoLiteral.of(built.tree()), event);
        }
        parser.getEvent();
        decoded++;
        var resolved = resolve(scalar);
        if (scalar.getAnchor() != null) {
            keep(scalar, Built.scalar(resolved.tree(), offset(scalar)));
        }
        return switch (resolved.kind()) {
            case TEXT, TIMESTAMP, INT, BOOL ->
                interned.intern(
                        switch (resolved.tree()) {
                            case Tree.Int(long n) -> Long.toString(n);
                            case Tree.Bool(boolean b) -> Boolean.toString(b);
                            case Tree.Text(String s) -> s;
                            case Tree.Nil _, Tree.Real _, Tree.Arr _, Tree.Obj _ -> scalar.getValue();
                        });
            case FLOAT -> YamlScalar.floatKey(resolved.number());
            case UNSIGNED -> throw badKey("unsupported map key of type: uint64", event);
            case NULL -> throw badKey("unsupported map key of type: <nil>", event);
        };
    }

    /** Upstream reads the whole document before it looks at keys: what cannot be read further down comes first. */
    private SyntaxError badKey(String words, Event event) {
        while (!parser.checkEvent(Event.ID.DocumentEnd) && !parser.checkEvent(Event.ID.StreamEnd)) {
            parser.getEvent();
        }
        return new SyntaxError(words, offset(event), Phrase.of("syntax.key-is-text"));
    }

    private Built scalar(ScalarEvent event) throws SyntaxError {
        checkIndentation(event);
        var resolved = resolve(event);
        if (resolved.tree() instanceof Tree.Real(double value) && !Double.isFinite(value)) {
            var words = Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
            throw new SyntaxError(
                    "json: unsupported value: " + words, offset(event), Phrase.of("syntax.quote-if-text"));
        }
        var tree = resolved.tree() instanceof Tree.Text(String s) ? new Tree.Text(interned.intern(s)) : resolved.tree();
        return Built.scalar(tree, offset(event));
    }

    /** Upstream takes a tab for a broken indentation where it still looks for that of a block of text. */
    private void checkIndentation(ScalarEvent event) throws SyntaxError {
        if (!(event.isLiteral() || event.isFolded()) || !beginsWithTab(event.getValue())) {
            return;
        }
        int header = offset(event) - base;
        int lineEnd = text.indexOf('\n', header);
        if (lineEnd > 0 && text.substring(header, lineEnd).chars().noneMatch(Character::isDigit)) {
            throw new SyntaxError(
                    "yaml: line " + (event.getStartMark().getLine() + 2)
                            + ": found a tab character where an indentation space is expected",
                    base + lineEnd + 1,
                    Phrase.of("syntax.block-tab"));
        }
    }

    private static boolean beginsWithTab(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) == '\n') {
            i++;
        }
        return i < value.length() && value.charAt(i) == '\t';
    }

    private YamlScalar resolve(ScalarEvent event) throws SyntaxError {
        var tag = event.getTag();
        var value = event.getValue();
        if (tag == null || tag.equals("!")) {
            return event.isPlain() && tag == null ? YamlScalar.of(value) : YamlScalar.text(value);
        }
        if (!tag.startsWith(STANDARD_TAG)) {
            return YamlScalar.text(value);
        }
        var type = tag.substring(STANDARD_TAG.length());
        return switch (type) {
            case "str" -> YamlScalar.text(value);
            case "binary" -> YamlScalar.text(decoded(event, value));
            case "bool", "int", "float", "null", "timestamp" -> tagged(event, type, YamlScalar.of(value));
            default -> YamlScalar.text(value);
        };
    }

    private YamlScalar tagged(ScalarEvent event, String type, YamlScalar resolved) throws SyntaxError {
        var actual = switch (resolved.kind()) {
            case TEXT -> "str";
            case BOOL -> "bool";
            case INT, UNSIGNED -> "int";
            case FLOAT -> "float";
            case NULL -> "null";
            case TIMESTAMP -> "timestamp";
        };
        boolean widened = type.equals("float") && resolved.kind() == YamlScalar.Kind.INT;
        if (!actual.equals(type) && !widened) {
            throw new SyntaxError(
                    "yaml: cannot decode !!" + actual + " `" + event.getValue() + "` as a !!" + type,
                    offset(event),
                    Phrase.of("syntax.remove-tag", type));
        }
        return resolved;
    }

    private String decoded(ScalarEvent event, String value) throws SyntaxError {
        try {
            var bare = value.replace("\n", "").replace("\r", "");
            return new String(Base64.getDecoder().decode(bare), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException bad) {
            throw new SyntaxError(
                    "yaml: !!binary value contains invalid base64 data",
                    offset(event),
                    Phrase.of("syntax.remove-tag", "binary"));
        }
    }

    private int offset(Event event) {
        return charOffset(event.getStartMark().getIndex());
    }

    private int charOffset(int codePoint) {
        int low = 0;
        int high = surrogates.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (surrogates[middle] < codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return base + Math.min(codePoint + low, text.length());
    }

    /** The code point indexes of the characters that take two units; SnakeYAML counts code points. */
    private static int[] surrogatesOf(String text) {
        var out = IntStream.builder();
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                out.add(i - count);
                count++;
            }
        }
        return out.build().toArray();
    }
}

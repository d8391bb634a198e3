package dev.podfall.language;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language. Sentences are patterns of ICU's MessageFormat: plurals, numbers and lists follow the
 * language's own rules. A number that counts something is {@code {0,number}} or a plural: {@code 1,234 nodes}. One that is
 * a name is a mere {@code {0}} and stands as it is: revision 1234, port 8080, line 1200. May be used by all threads.
 */
public final class Wording {
    /**
     * The files of a language, each with the sentences of one part of the program. They are read one after the other until a
     * sentence is found: a window that opens says what stands in the first.
     */
    private static final List<String> FILES = List.of(
            "general",
            "window",
            "course",
            "engine",
            "captions",
            "findings",
            "kubectl",
            "fields",
            "command-line",
            "lessons",
            "trainer");

    private static final Map<Language, Wording> KNOWN = new ConcurrentHashMap<>();

    /** The language of whoever has not said otherwise: of logs, scripts and tests. */
    public static final Wording ENGLISH = of(Language.ENGLISH);

    private final Language language;
    private final Map<String, String> sentences;
    private final Queue<String> unread;
    private final Map<String, Sentence> formats = new ConcurrentHashMap<>();

    /**
     * Words that come from elsewhere than the languages' files.
     *
     * @param sentences patterns by key
     */
    public Wording(Language language, Map<String, String> sentences) {
        this(language, sentences, List.of());
    }

    private Wording(Language language, Map<String, String> sentences, List<String> files) {
        this.language = language;
        this.sentences = new ConcurrentHashMap<>(sentences);
        this.unread = new ArrayDeque<>(files);
    }

    /** The words of a language, each file read once. */
    public static Wording of(Language language) {
        return KNOWN.computeIfAbsent(language, one -> new Wording(one, Map.of(), FILES));
    }

    /** Null if there is none. */
    private @Nullable String sentence(String key) {
        var known = sentences.get(key);
        return known != null ? known : sought(key);
    }

    private synchronized @Nullable String sought(String key) {
        // Another thread may have read it meanwhile.
        var found = sentences.get(key);
        while (found == null && !unread.isEmpty()) {
            read(unread.remove());
            found = sentences.get(key);
        }
        return found;
    }

    private void read(String file) {
        var path = Language.FOLDER + language.tag() + "/" + file + ".properties";
        var lines = Language.properties(path);
        for (var key : lines.stringPropertyNames()) {
            if (sentences.put(key, lines.getProperty(key)) != null) {
                throw new IllegalStateException(path + ": " + key + " is in another file too; a key has one place");
            }
        }
    }

    private synchronized void readAll() {
        while (!unread.isEmpty()) {
            read(unread.remove());
        }
    }

    public Language language() {
        return language;
    }

    /** Every sentence's pattern, by key. */
    public SortedMap<String, String> sentences() {
        readAll();
        return Collections.unmodifiableSortedMap(new TreeMap<>(sentences));
    }

    /** Whether there is a sentence of this key. */
    public boolean has(String key) {
        return sentence(key) != null;
    }

    /**
     * The sentence with its places filled in.
     *
     * @param values as those of a {@link Phrase}
     * @throws IllegalArgumentException if no sentence has this key
     */
    public String of(String key, Object... values) {
        return format(key, List.of(values));
    }

    /** The phrase in this language; what Kubernetes says as it is. */
    public String say(Phrase phrase) {
        if (!phrase.key().isEmpty()) {
            return format(phrase.key(), phrase.values());
        }
        return phrase.isEmpty() ? "" : plain(phrase.values().getFirst());
    }

    /** How long something takes, in its two largest units. Below two minutes in seconds, as Kubernetes does it. */
    public String say(Duration time) {
        long seconds = time.toSeconds();
        if (seconds == 0 && time.toMillis() > 0) {
            return of("duration.millis", time.toMillis());
        }
        if (seconds < 120) {
            return of("duration.seconds", seconds);
        }
        if (time.toHours() == 0) {
            return both("duration.minutes", time.toMinutes(), "duration.seconds", time.toSecondsPart());
        }
        return time.toDays() == 0
                ? both("duration.hours", time.toHours(), "duration.minutes", time.toMinutesPart())
                : both("duration.days", time.toDays(), "duration.hours", time.toHoursPart());
    }

    private String both(String unit, long count, String smaller, long rest) {
        var first = of(unit, count);
        return rest == 0 ? first : of("duration.two", first, of(smaller, rest));
    }

    private String format(String key, List<Object> values) {
        var pattern = sentence(key);
        if (pattern == null) {
            throw new IllegalArgumentException(
                    "no sentence is called " + key + ": add it to languages/" + language.tag());
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        if (isPlain(pattern)) {
            return filled(pattern, values);
        }
        var sentence = formats.computeIfAbsent(key, _ -> Sentence.of(pattern, language.locale()));
        var places = new Object[values.size()];
        for (int i = 0; i < places.length; i++) {
            var value = values.get(i);
            places[i] = value instanceof Number && sentence.counted.get(i) ? value : plain(value);
        }
        // A MessageFormat may be used by one thread at a time.
        synchronized (sentence) {
            return sentence.format.format((Object) places);
        }
    }

    /** Whether it has nothing but places for what stands as it is: then ICU, which takes long to get ready, is not asked. */
    private static boolean isPlain(String pattern) {
        boolean open = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{' && !open && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}') {
                open = true;
            } else if (c == '}' && open) {
                open = false;
            } else if (c == '\'' ? quotes(pattern, i) : c == '{' || c == '}' || open && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** An apostrophe is one, unless it stands before what it could quote. */
    private static boolean quotes(String pattern, int at) {
        return at + 1 < pattern.length() && "'{}".indexOf(pattern.charAt(at + 1)) >= 0;
    }

    /** A plain pattern with its places filled in; one without a value stays as it is, as with ICU. */
    private String filled(String pattern, List<Object> values) {
        var out = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '{') {
                out.append(c);
                continue;
            }
            int place = pattern.charAt(i + 1) - '0';
            if (place < values.size()) {
                out.append(plain(values.get(place)));
            } else {
                out.append(pattern, i, i + 3);
            }
            i += 2;
        }
        return out.toString();
    }

    /** @param counted the places whose numbers count something */
    private record Sentence(MessageFormat format, BitSet counted) {
        static Sentence of(String pattern, Locale locale) {
            var parsed = new MessagePattern(pattern);
            var counted = new BitSet();
            for (int i = 0; i < parsed.countParts(); i++) {
                var part = parsed.getPart(i);
                if (part.getType() == MessagePattern.Part.Type.ARG_START
                        && part.getArgType() != MessagePattern.ArgType.NONE) {
                    counted.set(parsed.getPart(i + 1).getValue());
                }
            }
            return new Sentence(new MessageFormat(pattern, locale), counted);
        }
    }

    private String plain(Object value) {
        return switch (value) {
            case Phrase phrase -> say(phrase);
            case Duration time -> say(time);
            case Phrase.Several several -> say(several);
            default -> value.toString();
        };
    }

    private String say(Phrase.Several several) {
        var items = new ArrayList<String>();
        several.items().forEach(item -> items.add(plain(item)));
        return switch (several.joint()) {
            case NAMES -> joined("list.names", items);
            case CLAUSES -> joined("list.clauses", items);
            case AND -> ListFormatter.getInstance(language.locale()).format(items);
        };
    }

    /** By halves: one after the other would copy what is there already again and again. */
    private String joined(String joint, List<String> items) {
        if (items.size() < 2) {
            return items.isEmpty() ? "" : items.getFirst();
        }
        int half = (items.size() + 1) / 2;
        return of(joint, joined(joint, items.subList(0, half)), joined(joint, items.subList(half, items.size())));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Wording[%s, %d sentences]",
                language.tag(),
                sentences().size());
    }
}

package dev.podfall.apiserver.schema;

import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.Map;
import java.util.TreeMap;

/**
 * What we say about types and fields: the sentences {@code field.TYPE}, {@code field.TYPE.FIELD} and {@code
 * kept.TYPE.FIELD} of the languages. Each must be about a type and a field that there are.
 */
public final class FieldHelp {
    private static final Map<String, Phrase> SENTENCES = about("field.");
    private static final Map<String, Phrase> NOTICES = about("kept.");

    private FieldHelp() {}

    private static Map<String, Phrase> about(String prefix) {
        var out = new TreeMap<String, Phrase>();
        for (var key : Wording.ENGLISH.sentences().tailMap(prefix).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            var name = key.substring(prefix.length());
            int dot = name.indexOf('.');
            var type = Schema.struct(dot < 0 ? name : name.substring(0, dot));
            if (dot >= 0 && type.field(name.substring(dot + 1)) == null) {
                throw new IllegalStateException(key + " is about no field: there is none of that name in types.txt");
            }
            out.put(name, Phrase.of(key));
        }
        return out;
    }

    /** A sentence about a type, empty if there is none. */
    public static Phrase about(StructType type) {
        return SENTENCES.getOrDefault(type.name(), Phrase.NONE);
    }

    /** A sentence about a field, empty if there is none. */
    public static Phrase about(StructType type, Field field) {
        return SENTENCES.getOrDefault(type.name() + "." + field.name(), Phrase.NONE);
    }

    /** What it means that a field is kept but not simulated; empty if it is simulated, or makes no difference. */
    public static Phrase notice(StructType type, Field field) {
        return NOTICES.getOrDefault(type.name() + "." + field.name(), Phrase.NONE);
    }

    /** All that there is to say about a field: about it or else its type, and what is not simulated. */
    public static Phrase described(StructType type, Field field) {
        var about = about(type, field);
        var notice = notice(type, field);
        var below = Schema.below(field.type());
        var sentence = about.isEmpty() && below != null ? about(below) : about;
        if (notice.isEmpty()) {
            return sentence;
        }
        return sentence.isEmpty()
                ? Phrase.of("explain.kept.only", notice)
                : Phrase.of("explain.kept", sentence, notice);
    }
}

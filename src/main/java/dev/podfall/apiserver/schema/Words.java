package dev.podfall.apiserver.schema;

import java.util.Map;
import java.util.TreeMap;

/** What we say about types and fields, in our own words. */
public final class Words {
    private static final Map<String, String> SENTENCES = new TreeMap<>();
    private static final Map<String, String> NOTICES = new TreeMap<>();

    static {
        TypeTable.eachLine("words.txt", Words::line);
    }

    private Words() {}

    private static void line(String line) {
        boolean notice = line.startsWith("! ");
        var text = notice ? line.substring(2) : line;
        int blank = text.indexOf(' ');
        var name = text.substring(0, blank);
        int dot = name.indexOf('.');
        var type = Schema.struct(dot < 0 ? name : name.substring(0, dot));
        if (dot >= 0 && type.field(name.substring(dot + 1)) == null) {
            throw new IllegalStateException("words.txt: there is no field " + name + " in types.txt");
        }
        if ((notice ? NOTICES : SENTENCES).put(name, text.substring(blank + 1)) != null) {
            throw new IllegalStateException("words.txt: two lines about " + name);
        }
    }

    /** A sentence about a type, empty if there is none. */
    public static String about(StructType type) {
        return SENTENCES.getOrDefault(type.name(), "");
    }

    /** A sentence about a field, empty if there is none. */
    public static String about(StructType type, Field field) {
        return SENTENCES.getOrDefault(type.name() + "." + field.name(), "");
    }

    /** What it means that a field is kept but not simulated; empty if it is simulated, or makes no difference. */
    public static String notice(StructType type, Field field) {
        return NOTICES.getOrDefault(type.name() + "." + field.name(), "");
    }
}

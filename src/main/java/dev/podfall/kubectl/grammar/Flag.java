package dev.podfall.kubectl.grammar;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.language.Phrase;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One flag of a verb.
 *
 * <p>Upstream: github.com/spf13/pflag flag.go and the types beside it.
 * <br>Differs: only the types that our verbs need.
 *
 * @param name without dashes
 * @param shorthand one letter, or empty
 * @param otherwise what counts if it is not given, as it would be typed
 * @param alone what counts if it is given without a value; null if it needs one
 * @param help a sentence about it
 */
public record Flag(
        String name,
        String shorthand,
        Type type,
        String otherwise,
        @Nullable String alone,
        Phrase help,
        Use use) {

    private static final int MOST_DIGITS = 19;

    /** What a flag's value may be. */
    public enum Type {
        TEXT("string"),
        /** Separated by commas, or given several times. */
        TEXTS("strings"),
        SWITCH(""),
        NUMBER("int"),
        /** Of 32 bits. */
        SMALL_NUMBER("int32"),
        DURATION("duration");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As help names it. */
        public String word() {
            return word;
        }
    }

    /** What becomes of a flag that is given. */
    public enum Use {
        WORKS,
        /** It is read and makes no difference. */
        IGNORED,
        REFUSED
    }

    /** The last value of each of these is the key of the sentence about the flag. */
    public static Flag text(String name, String shorthand, String otherwise, String help) {
        return new Flag(name, shorthand, Type.TEXT, otherwise, null, Phrase.of(help), Use.WORKS);
    }

    public static Flag texts(String name, String shorthand, String help) {
        return new Flag(name, shorthand, Type.TEXTS, "", null, Phrase.of(help), Use.WORKS);
    }

    public static Flag off(String name, String shorthand, String help) {
        return new Flag(name, shorthand, Type.SWITCH, "false", "true", Phrase.of(help), Use.WORKS);
    }

    public static Flag on(String name, String shorthand, String help) {
        return new Flag(name, shorthand, Type.SWITCH, "true", "true", Phrase.of(help), Use.WORKS);
    }

    public static Flag number(String name, String shorthand, long otherwise, String help) {
        return new Flag(name, shorthand, Type.NUMBER, Long.toString(otherwise), null, Phrase.of(help), Use.WORKS);
    }

    public static Flag duration(String name, String help) {
        return new Flag(name, "", Type.DURATION, "0s", null, Phrase.of(help), Use.WORKS);
    }

    /** The same flag; if it is not given, this counts. */
    public Flag otherwise(String value) {
        return new Flag(name, shorthand, type, value, alone, help, use);
    }

    /** The same number, of 32 bits. */
    public Flag of32Bits() {
        return new Flag(name, shorthand, Type.SMALL_NUMBER, otherwise, alone, help, use);
    }

    /** The same flag; given without a value it means {@code value}. */
    public Flag alone(String value) {
        return new Flag(name, shorthand, type, otherwise, value, help, use);
    }

    /** The same flag, of other use. */
    public Flag use(Use other) {
        return new Flag(name, shorthand, type, otherwise, alone, help, other);
    }

    /** {@code -n, --namespace}, or {@code --cascade}. */
    String both() {
        return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
    }

    /** @throws GrammarException in pflag's words if this flag cannot have that value */
    void check(String value) {
        switch (type) {
            case TEXT, TEXTS -> {
                // Any text will do.
            }
            case SWITCH -> {
                if (Switches.parse(value) == null) {
                    throw invalid(value, "strconv.ParseBool: parsing " + Quoting.quote(value) + ": invalid syntax");
                }
            }
            case NUMBER -> checkNumber(value, 63);
            case SMALL_NUMBER -> checkNumber(value, 31);
            case DURATION -> {
                try {
                    GoDuration.parse(value);
                } catch (IllegalArgumentException e) {
                    throw invalid(value, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void checkNumber(String value, int bits) {
        boolean signed = value.startsWith("+") || value.startsWith("-");
        var digits = signed ? value.substring(1) : value;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw invalid(value, "strconv.ParseInt: parsing " + Quoting.quote(value) + ": invalid syntax");
        }
        // More digits than a number of 64 bits can have need no arithmetic.
        int leading = 0;
        while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
            leading++;
        }
        if (digits.length() - leading > MOST_DIGITS || new BigInteger(value).bitLength() > bits) {
            throw invalid(value, "strconv.ParseInt: parsing " + Quoting.quote(value) + ": value out of range");
        }
    }

    private GrammarException invalid(String value, String why) {
        return new GrammarException(
                "invalid argument " + Quoting.quote(value) + " for \"" + both() + "\" flag: " + why);
    }
}

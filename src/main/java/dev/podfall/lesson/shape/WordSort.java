package dev.podfall.lesson.shape;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a scalar may say. */
public sealed interface WordSort {

    /** Whether it is one. */
    boolean allows(String word);

    /** Anything. */
    record Anything() implements WordSort {
        @Override
        public boolean allows(String word) {
            return true;
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements WordSort {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public boolean allows(String word) {
            return words.contains(word);
        }
    }

    /**
     * What looks like something.
     *
     * @param name of what it is, the end of the key that says how it is written
     * @param form a regular expression for the whole word, that Java and JSON Schema understand alike
     * @param number whether it may be a whole number for readers who know numbers
     */
    record Form(String name, String form, boolean number) implements WordSort {
        @Override
        public boolean allows(String word) {
            return Pattern.matches(form, word);
        }
    }

    /** A regular expression. */
    record Regex() implements WordSort {
        @Override
        public boolean allows(String word) {
            try {
                Pattern.compile(word);
                return true;
            } catch (PatternSyntaxException wrong) {
                return false;
            }
        }
    }

    WordSort ANYTHING = new Anything();
    WordSort REGEX = new Regex();
    WordSort FLAG = new Choice(List.of("true", "false"));
    /** A name in small letters, as files and ids have it. */
    WordSort ID = new Form("id", "[a-z0-9]([-a-z0-9]*[a-z0-9])?", false);
    /** A whole number. */
    WordSort NUMBER = new Form("number", "-?[0-9]{1,9}", true);
    /** A number, or what it is compared with. */
    WordSort AMOUNT = new Form("amount", "((>=|<=|>|<|!=|=) ?)?[0-9]{1,9}", true);
    /** As {@code 90s} or {@code 5m}. */
    WordSort DURATION = new Form("duration", "0|([0-9]{1,6}(\\.[0-9]{1,3})?(ms|s|m|h))+", false);
    /** As {@code key=value:Effect} or {@code key:Effect}. */
    WordSort TAINT = new Form("taint", "[^=: ]+(=[^=: ]*)?:(NoSchedule|PreferNoSchedule|NoExecute)", false);
    /** As {@code ds/NAME}, {@code pod/NAME} or {@code node/NAME}, with a namespace before the name if it is not the default. */
    WordSort OBJECT = new Form("object", "(ds|pod|node)/[^/ ]+(/[^/ ]+)?", false);
}

package dev.podfall.lesson.predicate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many there should be: {@code 3}, {@code >= 1}, {@code < 5}. */
public record Amount(Comparison comparison, long number) {
    public static final Amount SOME = new Amount(Comparison.AT_LEAST, 1);
    public static final Amount NONE = new Amount(Comparison.EXACTLY, 0);

    private static final Pattern FORM = Pattern.compile("(>=|<=|>|<|!=|=|) ?([0-9]{1,9})");

    /** With what a number is compared. */
    public enum Comparison {
        EXACTLY("="),
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<"),
        NOT("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    public static Amount exactly(long number) {
        return new Amount(Comparison.EXACTLY, number);
    }

    /** @throws IllegalArgumentException if it is none */
    public static Amount parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text + " is no amount: write a number, or >= and a number");
        }
        var sign = form.group(1).isEmpty() ? "=" : form.group(1);
        long number = Long.parseLong(form.group(2));
        for (var comparison : Comparison.values()) {
            if (comparison.sign.equals(sign)) {
                return new Amount(comparison, number);
            }
        }
        throw new IllegalStateException("no comparison is written " + sign);
    }

    public boolean holds(long actual) {
        return switch (comparison) {
            case EXACTLY -> actual == number;
            case AT_LEAST -> actual >= number;
            case AT_MOST -> actual <= number;
            case MORE -> actual > number;
            case LESS -> actual < number;
            case NOT -> actual != number;
        };
    }

    /** As in {@code =2} or {@code >=1}, behind the name of what is counted. */
    public String sign() {
        return comparison.sign + number;
    }

    /** As somebody writes it: {@code 2}, {@code >= 1}. */
    @Override
    public String toString() {
        return comparison == Comparison.EXACTLY ? Long.toString(number) : comparison.sign + " " + number;
    }
}

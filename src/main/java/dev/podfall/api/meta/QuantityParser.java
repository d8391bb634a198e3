package dev.podfall.api.meta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a quantity in one pass.
 *
 * <p>Upstream: apimachinery/pkg/api/resource/quantity.go, parseQuantityString and ParseQuantity.
 * <p>Differs: a number of more than 10,000 digits is refused; upstream would compute with it for minutes.
 */
final class QuantityParser {
    private static final String WRONG_FORMAT =
            "quantities must match the regular expression" + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private static final String WRONG_SUFFIX = "unable to parse quantity's suffix";
    private static final String WRONG_NUMBER = "unable to parse numeric part of quantity";
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 10_000;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String text;
    private int position;
    private boolean negative;

    private int wholeStart;
    private int wholeEnd;
    private int fractionStart;
    private int fractionEnd;

    private QuantityParser(String text) {
        this.text = text;
    }

    static Quantity parse(String text) {
        if (text.equals("0")) {
            return Quantity.ZERO;
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException(WRONG_FORMAT);
        }
        return new QuantityParser(text).parse();
    }

    private Quantity parse() {
        scanNumber();
        int suffixStart = position;
        if (!scanSuffix()) {
            throw new IllegalArgumentException(WRONG_FORMAT);
        }
        var suffix = QuantitySuffix.parse(text, suffixStart);
        if (suffix == null) {
            throw new IllegalArgumentException(WRONG_SUFFIX);
        }
        var quick = suffix.base() == 2 ? binary(suffix) : decimal(suffix);
        return quick == null ? precise(suffix, text.substring(0, suffixStart)) : quick;
    }

    private void scanNumber() {
        char first = text.charAt(0);
        negative = first == '-';
        position = negative || first == '+' ? 1 : 0;
        while (at('0')) {
            position++;
        }
        wholeStart = position;
        skipDigits();
        wholeEnd = position;
        fractionStart = position;
        if (at('.')) {
            position++;
            fractionStart = position;
            skipDigits();
        }
        fractionEnd = position;
    }

    private boolean scanSuffix() {
        while (position < text.length() && "eEinumkKMGTP".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (at('-') || at('+')) {
            position++;
        }
        skipDigits();
        return position == text.length();
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private void skipDigits() {
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The digits before the point, of which there is always at least one. */
    private int wholeDigits() {
        return Math.max(wholeEnd - wholeStart, 1);
    }

    private int fractionDigits() {
        return fractionEnd - fractionStart;
    }

    private @Nullable Quantity decimal(QuantitySuffix suffix) {
        int scale = suffix.exponent() - fractionDigits();
        if (wholeDigits() + fractionDigits() > MOST_DIGITS || scale < Quantity.NANO) {
            return null;
        }
        long number = digits();
        boolean canonical = scale % 3 == 0 && wholeEnd > wholeStart && !endsWithThreeZeros();
        return Quantity.scaled(negative ? -number : number, scale, suffix.format(), canonical ? text : null);
    }

    private boolean endsWithThreeZeros() {
        int zeros = 0;
        for (int i = fractionEnd - 1; i >= wholeStart && zeros < 3; i--) {
            char c = text.charAt(i);
            if (c == '0') {
                zeros++;
            } else if (c != '.') {
                return false;
            }
        }
        return zeros == 3;
    }

    private @Nullable Quantity binary(QuantitySuffix suffix) {
        int precision = 15 - wholeDigits() - suffix.exponent() * 3 / 10 - 1;
        if (fractionDigits() > 0 || precision < 0) {
            return null;
        }
        long number = digits();
        long amount = number << suffix.exponent();
        boolean canonical = (number & 7) != 0;
        return Quantity.scaled(negative ? -amount : amount, 0, suffix.format(), canonical ? text : null);
    }

    private long digits() {
        long number = 0;
        for (int i = wholeStart; i < fractionEnd; i++) {
            char c = text.charAt(i);
            if (c != '.') {
                number = number * 10 + (c - '0');
            }
        }
        return number;
    }

    private Quantity precise(QuantitySuffix suffix, String number) {
        if (number.length() > LONGEST) {
            throw new IllegalArgumentException("quantities must have no more than " + LONGEST + " digits, this one has "
                    + (wholeDigits() + fractionDigits()));
        }
        BigDecimal amount;
        try {
            amount = new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(WRONG_NUMBER, e);
        }
        if (suffix.base() == 2) {
            amount = amount.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(suffix.exponent())));
        } else {
            amount = new BigDecimal(amount.unscaledValue(), amount.scale() - suffix.exponent());
        }
        var size = roundUpToNano(amount.abs());
        var format = suffix.format();
        if (format == Quantity.Format.BINARY_SI) {
            size = size.min(LARGEST_BINARY);
            if (size.signum() > 0 && size.compareTo(BigDecimal.ONE) < 0) {
                format = Quantity.Format.DECIMAL_SI;
            }
        }
        return Quantity.decimal(amount.signum() < 0 ? size.negate() : size, format);
    }

    /** A tiny amount becomes the smallest there is: who asks for something shall get something. */
    private static BigDecimal roundUpToNano(BigDecimal amount) {
        if (amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return amount.setScale(-Quantity.NANO, RoundingMode.UP);
    }
}

package dev.podfall.api.meta;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource: {@code 100m}, {@code 64Mi}, {@code 4}. Equal by amount, whatever the format ({@code 1024Mi}
 * equals {@code 1Gi}), as the API server's own comparisons have it; the format only decides how the amount is written.
 *
 * <p>A 64 bit number and a power of ten hold all that is usual; a {@link BigDecimal} takes over where they do not suffice,
 * at the points where upstream changes over, because its conversions to 64 bits differ between the two.
 *
 * <p>Upstream: apimachinery/pkg/api/resource/quantity.go, amount.go, math.go, scale_int.go.
 * <p>Differs: immutable; comparing does not change the representation; otherwise in nothing that we know of.
 */
public final class Quantity implements Comparable<Quantity> {

    /** How a quantity is written; remembered from the text it was read from. */
    public enum Format {
        /** {@code 12e6} */
        DECIMAL_EXPONENT,
        /** {@code 12Mi} */
        BINARY_SI,
        /** {@code 12M} */
        DECIMAL_SI
    }

    static final int NANO = -9;

    /** The power of ten of a thousandth. */
    public static final int MILLI = -3;

    public static final Quantity ZERO = new Quantity(0, 0, null, Format.DECIMAL_SI, "0");

    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        long power = 1;
        for (int i = 0; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = power;
            power *= 10;
        }
    }

    /** The amount is {@code number * 10^scale}, unless there is a {@code decimal}. */
    private final long number;

    private final int scale;
    private final @Nullable BigDecimal decimal;
    private final Format format;
    private @Nullable String text;

    private Quantity(long number, int scale, @Nullable BigDecimal decimal, Format format, @Nullable String text) {
        this.number = number;
        this.scale = scale;
        this.decimal = decimal;
        this.format = format;
        this.text = text;
    }

    static Quantity scaled(long number, int scale, Format format, @Nullable String text) {
        return new Quantity(number, scale, null, format, text);
    }

    static Quantity decimal(BigDecimal decimal, Format format) {
        return new Quantity(0, 0, decimal, format, null);
    }

    /**
     * Reads a quantity.
     *
     * @throws IllegalArgumentException in the API server's words if it is none
     */
    public static Quantity parse(String text) {
        return QuantityParser.parse(text);
    }

    /** So many units, written in decimal ({@code 2k}). */
    public static Quantity of(long value) {
        return value == 0 ? ZERO : scaled(value, 0, Format.DECIMAL_SI, null);
    }

    /** So many bytes, written in powers of 1024 ({@code 2Ki}). */
    public static Quantity ofBytes(long value) {
        return scaled(value, 0, Format.BINARY_SI, null);
    }

    /** So many thousandths, written in decimal. */
    public static Quantity ofMilli(long value) {
        return value == 0 ? ZERO : scaled(value, MILLI, Format.DECIMAL_SI, null);
    }

    /** Reads what a document says; a number stands for its text ({@code cpu: 2}), null for nothing. */
    public static Quantity fromTree(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value) -> parse(value.strip());
            case Tree.Int(long value) -> parse(Long.toString(value));
            case Tree.Nil() -> ZERO;
            case Tree.Real real -> parse(Json.write(real));
            case Tree.Bool bool -> parse(Json.write(bool));
            case Tree.Arr arr -> parse(Json.write(arr));
            case Tree.Obj obj -> parse(Json.write(obj));
        };
    }

    public Tree toTree() {
        return Tree.text(toString());
    }

    public Format format() {
        return format;
    }

    /** Whole units, rounded up; wraps or is 0 where 64 bits do not suffice, exactly as upstream's. */
    public long value() {
        return scaledValue(0);
    }

    /** Thousandths, rounded up; wraps or is 0 where 64 bits do not suffice, exactly as upstream's. */
    public long milliValue() {
        return scaledValue(MILLI);
    }

    private long scaledValue(int to) {
        return decimal == null ? scaledNumber(to) : scaledDecimal(decimal, -to);
    }

    public int sign() {
        return decimal == null ? Long.signum(number) : decimal.signum();
    }

    public boolean isZero() {
        return sign() == 0;
    }

    /** The sum; a zero takes the other's format. */
    public Quantity add(Quantity other) {
        var kept = isZero() ? other.format : format;
        if (decimal == null && other.decimal == null) {
            var sum = addNumbers(number, scale, other.number, other.scale, kept);
            if (sum != null) {
                return sum;
            }
        }
        return decimal(toBigDecimal().add(other.toBigDecimal()), kept);
    }

    /** The difference; a zero takes the other's format. */
    public Quantity subtract(Quantity other) {
        var kept = isZero() ? other.format : format;
        if (decimal == null && other.decimal == null && other.number != Long.MIN_VALUE) {
            var difference = addNumbers(number, scale, -other.number, other.scale, kept);
            if (difference != null) {
                return difference;
            }
        }
        return decimal(toBigDecimal().subtract(other.toBigDecimal()), kept);
    }

    public Quantity negate() {
        return decimal == null && number != Long.MIN_VALUE
                ? scaled(-number, scale, format, null)
                : decimal(toBigDecimal().negate(), format);
    }

    /**
     * The same with no part smaller than {@code 10^to}, rounded away from zero; amounts of any size keep their value.
     *
     * <p>Upstream: quantity.go {@code RoundUp}.
     */
    public Quantity roundedUp(int to) {
        if (decimal != null) {
            return decimal.scale() <= -to ? this : decimal(decimal.setScale(-to, RoundingMode.UP), format);
        }
        return scale >= to ? this : scaled(scaledNumber(to), to, format, null);
    }

    public Quantity max(Quantity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    private static @Nullable Quantity addNumbers(long a, int aScale, long b, int bScale, Format format) {
        if (b == 0) {
            return scaled(a, aScale, format, null);
        }
        if (a == 0) {
            return scaled(b, bScale, format, null);
        }
        int scale = Math.min(aScale, bScale);
        if (!fits(a, (long) aScale - scale) || !fits(b, (long) bScale - scale)) {
            return null;
        }
        long x = a * POWERS_OF_TEN[aScale - scale];
        long y = b * POWERS_OF_TEN[bScale - scale];
        long sum = x + y;
        boolean overflown = ((x ^ sum) & (y ^ sum)) < 0;
        return overflown ? null : scaled(sum, scale, format, null);
    }

    /** Whether {@code number * 10^power} fits 64 bits. */
    private static boolean fits(long number, long power) {
        if (power >= POWERS_OF_TEN.length) {
            return number == 0;
        }
        long factor = POWERS_OF_TEN[(int) power];
        return factor == 1 || Math.multiplyHigh(number, factor) == (number * factor) >> 63;
    }

    private long scaledNumber(int to) {
        long up = (long) scale - to;
        if (up >= 0) {
            if (number == 0 || fits(number, up)) {
                return number == 0 ? 0 : number * POWERS_OF_TEN[(int) up];
            }
            // Upstream multiplies at once for these powers and forgets that it did not fit; else it gives up with 0.
            boolean wraps = up == 1 || up == 2 || up == 3 || up == 6 || up == 9;
            return wraps && number != Long.MIN_VALUE ? number * POWERS_OF_TEN[(int) up] : 0;
        }
        if (-up >= POWERS_OF_TEN.length) {
            return Long.signum(number);
        }
        long divisor = POWERS_OF_TEN[(int) -up];
        long quotient = number / divisor;
        return number % divisor == 0 ? quotient : quotient + Long.signum(number);
    }

    /** Here a remainder always adds one, to a negative quotient too, and only the low 64 bits count. */
    private static long scaledDecimal(BigDecimal decimal, int to) {
        int digits = decimal.scale() - to;
        if (digits <= 0) {
            // Go's conversion of a float that is too large gives the smallest number.
            long factor = -digits < POWERS_OF_TEN.length ? POWERS_OF_TEN[-digits] : Long.MIN_VALUE;
            return decimal.unscaledValue().longValue() * factor;
        }
        var unscaled = decimal.unscaledValue();
        boolean small = unscaled.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) < 0;
        if (small && digits < POWERS_OF_TEN.length) {
            long low = unscaled.longValue();
            long divisor = POWERS_OF_TEN[digits];
            return low / divisor + (low % divisor == 0 ? 0 : 1);
        }
        var parts = unscaled.divideAndRemainder(BigInteger.TEN.pow(digits));
        long quotient = parts[0].longValue();
        // Euclidean division, whose remainder is never negative.
        if (parts[1].signum() < 0) {
            quotient--;
        }
        return parts[1].signum() == 0 ? quotient : quotient + 1;
    }

    BigDecimal toBigDecimal() {
        return decimal == null ? BigDecimal.valueOf(number, -scale) : decimal;
    }

    @Override
    public int compareTo(Quantity other) {
        if (decimal == null && other.decimal == null) {
            if (scale == other.scale) {
                return Long.compare(number, other.number);
            }
            int common = Math.min(scale, other.scale);
            if (fits(number, (long) scale - common) && fits(other.number, (long) other.scale - common)) {
                return Long.compare(scaledTo(number, scale - common), scaledTo(other.number, other.scale - common));
            }
        }
        return toBigDecimal().compareTo(other.toBigDecimal());
    }

    private static long scaledTo(long number, int power) {
        return number == 0 ? 0 : number * POWERS_OF_TEN[power];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Quantity quantity && compareTo(quantity) == 0);
    }

    @Override
    public int hashCode() {
        return toBigDecimal().stripTrailingZeros().hashCode();
    }

    /** As the API server writes it: the largest suffix that loses nothing, or the text it was read from if that is one. */
    @Override
    public String toString() {
        var known = text;
        if (known == null) {
            known = canonical();
            text = known;
        }
        return known;
    }

    private String canonical() {
        if (isZero()) {
            return "0";
        }
        if (format == Format.BINARY_SI && isWholeAndLarge()) {
            return binary(toBigDecimal().toBigIntegerExact());
        }
        var shown = format == Format.BINARY_SI ? Format.DECIMAL_SI : format;
        return decimal == null ? decimalText(number, scale, shown) : decimalText(decimal, shown);
    }

    /** Binary suffixes are for whole amounts from 1024 up; the others are written in decimal, to lose nothing. */
    private boolean isWholeAndLarge() {
        if (decimal == null && scale == 0) {
            return number <= -1024 || number >= 1024;
        }
        var amount = toBigDecimal();
        return amount.abs().compareTo(BigDecimal.valueOf(1024)) >= 0
                && amount.setScale(0, RoundingMode.UP).compareTo(amount) == 0;
    }

    private static String binary(BigInteger amount) {
        int times = Math.max(amount.getLowestSetBit(), 0) / 10;
        return amount.shiftRight(times * 10) + QuantitySuffix.binary(times * 10);
    }

    private static String decimalText(long number, int scale, Format format) {
        long mantissa = number;
        int exponent = scale;
        while (mantissa % 10 == 0) {
            mantissa /= 10;
            exponent++;
        }
        int spare = Math.floorMod(exponent, 3);
        if (!fits(mantissa, spare)) {
            return decimalText(BigDecimal.valueOf(number, -scale), format);
        }
        return mantissa * POWERS_OF_TEN[spare] + QuantitySuffix.decimal(exponent - spare, format);
    }

    private static String decimalText(BigDecimal amount, Format format) {
        var stripped = amount.stripTrailingZeros();
        int exponent = -stripped.scale();
        int spare = Math.floorMod(exponent, 3);
        var mantissa = stripped.unscaledValue().multiply(BigInteger.TEN.pow(spare));
        return mantissa + QuantitySuffix.decimal(exponent - spare, format);
    }
}

package dev.podfall.api.meta;

import org.jspecify.annotations.Nullable;

/**
 * What may follow the number of a quantity: a base, an exponent and the format they belong to.
 *
 * <p>Upstream: apimachinery/pkg/api/resource/suffix.go.
 * <p>Differs: an exponent beyond 10,000 counts as 10,000; upstream would compute with it for minutes.
 */
record QuantitySuffix(int base, int exponent, Quantity.Format format) {
    private static final int LARGEST_EXPONENT = 10_000;
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final QuantitySuffix[] DECIMALS = new QuantitySuffix[DECIMAL.length];
    private static final QuantitySuffix[] BINARIES = new QuantitySuffix[BINARY.length];

    static {
        for (int i = 0; i < DECIMAL.length; i++) {
            DECIMALS[i] = new QuantitySuffix(10, 3 * i + Quantity.NANO, Quantity.Format.DECIMAL_SI);
        }
        for (int i = 0; i < BINARY.length; i++) {
            BINARIES[i] = new QuantitySuffix(2, 10 * i, Quantity.Format.BINARY_SI);
        }
    }

    /** What the suffix that begins at {@code from} means; null if there is no such suffix. */
    static @Nullable QuantitySuffix parse(String text, int from) {
        int length = text.length() - from;
        if (length <= 1) {
            int i = "num kMGTPE".indexOf(length == 0 ? ' ' : text.charAt(from));
            return i < 0 ? null : DECIMALS[i];
        }
        if (length == 2 && text.charAt(from + 1) == 'i') {
            int i = "KMGTPE".indexOf(text.charAt(from));
            return i < 0 ? null : BINARIES[i + 1];
        }
        char e = text.charAt(from);
        var exponent = e == 'e' || e == 'E' ? Int64.parse(text.substring(from + 1)) : null;
        return exponent == null
                ? null
                : new QuantitySuffix(
                        10,
                        Math.clamp(exponent, -LARGEST_EXPONENT, LARGEST_EXPONENT),
                        Quantity.Format.DECIMAL_EXPONENT);
    }

    /** Beyond {@code E} there is no suffix, and v1.36 writes none: {@code 1000E} becomes {@code 1}. */
    static String decimal(int exponent, Quantity.Format format) {
        if (format == Quantity.Format.DECIMAL_EXPONENT) {
            return exponent == 0 ? "" : "e" + exponent;
        }
        int i = (exponent - Quantity.NANO) / 3;
        return i >= 0 && i < DECIMAL.length ? DECIMAL[i] : "";
    }

    static String binary(int exponent) {
        int i = exponent / 10;
        return i < BINARY.length ? BINARY[i] : "";
    }
}

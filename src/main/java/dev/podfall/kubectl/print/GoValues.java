package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.Comparator;

/**
 * Values of documents as Go's types see them: their names, and what can be compared with what.
 *
 * <p>Upstream: Go's reflect; client-go/third_party/forked/golang/template/funcs.go {@code Equal}, {@code Less}.
 * <br>Differs: in nothing that we know of for documents.
 */
final class GoValues {
    private GoValues() {}

    private enum Sort {
        BOOL,
        INT,
        FLOAT,
        TEXT
    }

    /** {@code map[string]interface {}} */
    static String typeOf(Tree value) {
        return switch (value) {
            case Tree.Obj _ -> "map[string]interface {}";
            case Tree.Arr _ -> "[]interface {}";
            case Tree.Text _ -> "string";
            case Tree.Int _ -> "int64";
            case Tree.Real _ -> "float64";
            case Tree.Bool _ -> "bool";
            case Tree.Nil _ -> "<nil>";
        };
    }

    private static Sort sort(Tree value) {
        return switch (value) {
            case Tree.Bool _ -> Sort.BOOL;
            case Tree.Int _ -> Sort.INT;
            case Tree.Real _ -> Sort.FLOAT;
            case Tree.Text _ -> Sort.TEXT;
            case Tree.Obj _, Tree.Arr _, Tree.Nil _ -> throw new PrintException("invalid type for comparison");
        };
    }

    /** @throws PrintException in Go's words if they cannot be compared */
    static boolean equal(Tree a, Tree b) {
        if (sort(a) != sort(b)) {
            throw new PrintException("incompatible types for comparison");
        }
        return a.equals(b);
    }

    /** @throws PrintException in Go's words if they cannot be compared */
    static boolean less(Tree a, Tree b) {
        var sort = sort(a);
        if (sort != sort(b)) {
            throw new PrintException("incompatible types for comparison");
        }
        if (sort == Sort.BOOL) {
            throw new PrintException("invalid type for comparison");
        }
        return compare(a, b) < 0;
    }

    /** For sorting, which knows no mistakes: numbers by amount, texts by code point, anything else by its text. */
    static int compare(Tree a, Tree b) {
        if (a instanceof Tree.Int(long x) && b instanceof Tree.Int(long y)) {
            return Long.compare(x, y);
        }
        if (isNumber(a) && isNumber(b)) {
            return Double.compare(number(a), number(b));
        }
        return BY_CODE_POINT.compare(GoText.of(a), GoText.of(b));
    }

    private static final Comparator<String> BY_CODE_POINT = (a, b) -> {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == a.length() || i == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        // Where one of them is the second half of a pair, the first halves are the same.
        return Integer.compare(weight(a.charAt(i)), weight(b.charAt(i)));
    };

    private static int weight(char c) {
        return Character.isSurrogate(c) ? 0x10000 + c : c;
    }

    private static boolean isNumber(Tree tree) {
        return tree instanceof Tree.Int || tree instanceof Tree.Real;
    }

    private static double number(Tree tree) {
        return switch (tree) {
            case Tree.Int(long value) -> value;
            case Tree.Real(double value) -> value;
            case Tree.Text _, Tree.Bool _, Tree.Nil _, Tree.Arr _, Tree.Obj _ -> Double.NaN;
        };
    }
}

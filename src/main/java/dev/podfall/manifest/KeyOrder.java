package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of keys in YAML: by code point, but numbers inside them by value, and what is no letter before letters.
 *
 * <p>Upstream: go.yaml.in/yaml/v2 sorter.go {@code keyList.Less}.
 * <br>Differs: in nothing that we know of.
 */
final class KeyOrder {
    private KeyOrder() {}

    static List<String> sorted(Tree.Obj obj) {
        var keys = obj.keys();
        if (keys.size() < 2 || areWords(keys)) {
            return keys;
        }
        var out = new ArrayList<>(keys);
        try {
            out.sort(KeyOrder::compare);
        } catch (IllegalArgumentException notTransitive) {
            // 9 < 10 < 10a < 9: upstream's order of such keys changes from run to run.
            return keys;
        }
        return out;
    }

    /** Letters of the Latin alphabet only: the tree's own order is right already. */
    private static boolean areWords(List<String> keys) {
        for (var key : keys) {
            for (int i = 0; i < key.length(); i++) {
                char c = key.charAt(i);
                if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                    return false;
                }
            }
        }
        return true;
    }

    static int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] != b[i]) {
                return differ(a, b, i);
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int differ(int[] a, int[] b, int i) {
        boolean aLetter = Character.isLetter(a[i]);
        boolean bLetter = Character.isLetter(b[i]);
        if (aLetter && bLetter) {
            return Integer.compare(a[i], b[i]);
        }
        if (aLetter || bLetter) {
            return bLetter ? -1 : 1;
        }
        long an = leading(a, b, i);
        long bn = an;
        int ai = i;
        for (; ai < a.length && Character.isDigit(a[ai]); ai++) {
            an = an * 10 + (a[ai] - '0');
        }
        int bi = i;
        for (; bi < b.length && Character.isDigit(b[bi]); bi++) {
            bn = bn * 10 + (b[bi] - '0');
        }
        if (an != bn) {
            return Long.compare(an, bn);
        }
        return ai != bi ? Integer.compare(ai, bi) : Integer.compare(a[i], b[i]);
    }

    /** 1 if a zero differs that stands inside a number, so that it counts as a digit and not as a leading zero. */
    private static long leading(int[] a, int[] b, int i) {
        if (a[i] == '0' || b[i] == '0') {
            for (int j = i - 1; j >= 0 && Character.isDigit(a[j]); j--) {
                if (a[j] != '0') {
                    return 1;
                }
            }
        }
        return 0;
    }
}

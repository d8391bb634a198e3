package dev.podfall.kept;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands for what some steps have changed: each object that they touched, as it is afterwards, without its
 * {@code resourceVersion}, which tells of all that ever happened elsewhere. The same in every JVM; costs as much as these
 * objects are many.
 */
final class ContentDigest {
    private static final long PRIME = 0x100000001b3L;
    private static final long BEGIN = 0xcbf29ce484222325L;
    private static final String REVISION = "resourceVersion";

    private ContentDigest() {}

    static String of(List<Step> steps) {
        var touched = new ArrayList<Map<ObjectKey, KubeObject>>();
        var gone = new ArrayList<Map<ObjectKey, Boolean>>();
        for (var _ : Kind.values()) {
            touched.add(new TreeMap<>());
            gone.add(new TreeMap<>());
        }
        for (var step : steps) {
            for (var change : step.changes()) {
                int kind = change.kind().ordinal();
                var after = change.after();
                if (after == null) {
                    touched.get(kind).remove(change.key());
                    gone.get(kind).put(change.key(), true);
                } else {
                    gone.get(kind).remove(change.key());
                    touched.get(kind).put(change.key(), after);
                }
            }
        }
        long hash = BEGIN;
        for (var kind : Kind.values()) {
            for (var object : touched.get(kind.ordinal()).values()) {
                hash = mix(mix(hash, kind.kindName()), object.toTree(), false);
            }
            for (var key : gone.get(kind.ordinal()).keySet()) {
                hash = mix(mix(mix(hash, kind.kindName()), key.namespace()), key.name());
            }
        }
        return hex(hash);
    }

    private static String hex(long hash) {
        // The first bits of such a hash are the worse ones unless it is stirred once more.
        long stirred = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        var hex = Long.toHexString(stirred ^ (stirred >>> 32));
        return "0".repeat(16 - hex.length()) + hex;
    }

    private static long mix(long hash, @Nullable Tree tree, boolean whole) {
        return switch (tree) {
            case null -> mix(hash, 0L);
            case Tree.Nil() -> mix(hash, 1L);
            case Tree.Bool(boolean value) -> mix(hash, value ? 2L : 3L);
            case Tree.Int(long value) -> mix(mix(hash, 4L), value);
            case Tree.Real(double value) -> mix(mix(hash, 5L), Double.doubleToLongBits(value));
            case Tree.Text(String value) -> mix(mix(hash, 6L), value);
            case Tree.Arr arr -> {
                long h = mix(mix(hash, 7L), arr.size());
                for (var item : arr.items()) {
                    h = mix(h, item, true);
                }
                yield h;
            }
            case Tree.Obj obj -> {
                long h = mix(mix(hash, 8L), obj.size());
                for (var key : obj.keys()) {
                    if (whole || !key.equals(REVISION)) {
                        // Only an object's own metadata has a revision that does not count.
                        h = mix(mix(h, key), obj.get(key), whole || !key.equals("metadata"));
                    }
                }
                yield h;
            }
        };
    }

    private static long mix(long hash, String text) {
        long h = mix(hash, (long) text.length());
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        return h;
    }

    private static long mix(long hash, long value) {
        long h = hash;
        for (int shift = 0; shift < 64; shift += 16) {
            h = (h ^ ((value >>> shift) & 0xffff)) * PRIME;
        }
        return h;
    }
}

package dev.podfall.kept;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.ContentHash;
import dev.podfall.cluster.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Stands for what some steps have changed: each object that they touched, as it is afterwards, without its
 * {@code resourceVersion}, which tells of all that ever happened elsewhere. The same in every JVM; costs as much as these
 * objects are many.
 */
final class ContentDigest {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    private ContentDigest() {}

    /** Whether a text can be one. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static String of(List<Step> steps) {
        var touched = new TreeMap<Kind, Map<ObjectKey, KubeObject>>(Kind.ORDER);
        var gone = new TreeMap<Kind, Map<ObjectKey, Boolean>>(Kind.ORDER);
        for (var step : steps) {
            for (var change : step.changes()) {
                var there = touched.computeIfAbsent(change.kind(), kind -> new TreeMap<>());
                var left = gone.computeIfAbsent(change.kind(), kind -> new TreeMap<>());
                var after = change.after();
                if (after == null) {
                    there.remove(change.key());
                    left.put(change.key(), true);
                } else {
                    left.remove(change.key());
                    there.put(change.key(), after);
                }
            }
        }
        long hash = ContentHash.BEGIN;
        for (var kind : touched.keySet()) {
            for (var object : touched.getOrDefault(kind, Map.of()).values()) {
                var known = object.withMeta(object.meta().withResourceVersion(0));
                hash = ContentHash.plus(ContentHash.plus(hash, kind.kindName()), known.toTree());
            }
            for (var key : gone.getOrDefault(kind, Map.of()).keySet()) {
                hash = ContentHash.plus(ContentHash.plus(hash, kind.kindName()), key.namespace());
                hash = ContentHash.plus(hash, key.name());
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
}

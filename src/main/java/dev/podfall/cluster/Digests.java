package dev.podfall.cluster;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Short values that stand for long ones, the same in every JVM. */
public final class Digests {
    private static final long PRIME = 0x100000001b3L;

    private Digests() {}

    /** A digest of the first steps of a journal. */
    record Progress(long value, int steps) {
        static final Progress NONE = new Progress(0xcbf29ce484222325L, 0);

        Progress over(Journal journal) {
            long hash = value;
            for (int i = steps; i < journal.size(); i++) {
                hash = step(hash, journal.get(i));
            }
            return new Progress(hash, journal.size());
        }
    }

    /** The digest of a step, with all that it wrote, and, through {@code before}, of all earlier ones. */
    private static long step(long before, Step step) {
        var at = step.at();
        long hash = mix(mix(before, at.getEpochSecond()), at.getNano());
        hash = mix(mix(hash, step.actor().hashCode()), step.what());
        for (var change : step.changes()) {
            hash = mix(mix(hash, change.type().ordinal()), change.kind().ordinal());
            hash = mix(hash, change.key());
            hash = mix(hash, change.revision());
            hash = mix(hash, change.object().toTree());
        }
        return hash;
    }

    /** By what it holds, and the same in every version of the JDK. */
    private static long mix(long hash, Tree tree) {
        return switch (tree) {
            case Tree.Nil _ -> mix(hash, 1);
            case Tree.Bool(boolean value) -> mix(hash, value ? 2 : 3);
            case Tree.Int(long value) -> mix(mix(hash, 4), value);
            case Tree.Real(double value) -> mix(mix(hash, 5), Double.doubleToLongBits(value));
            case Tree.Text(String value) -> mix(mix(hash, 6), value.hashCode());
            case Tree.Arr(var items) -> {
                long h = mix(mix(hash, 7), items.size());
                for (var item : items) {
                    h = mix(h, item);
                }
                yield h;
            }
            case Tree.Obj object -> {
                long h = mix(mix(hash, 8), object.size());
                for (var key : object.keys()) {
                    h = mix(mix(h, key.hashCode()), Objects.requireNonNull(object.get(key)));
                }
                yield h;
            }
        };
    }

    private static long mix(long hash, Phrase phrase) {
        long h = mix(hash, phrase.key().hashCode());
        for (var value : phrase.values()) {
            h = mixed(h, value);
        }
        return h;
    }

    /** By what it holds: an enum's hash is another one in each JVM. */
    private static long mixed(long hash, Object value) {
        return switch (value) {
            case ObjectKey key -> mix(hash, key);
            case Phrase phrase -> mix(hash, phrase);
            case Phrase.Several several -> {
                long h = mix(hash, several.joint().ordinal());
                for (var item : several.items()) {
                    h = mixed(h, item);
                }
                yield h;
            }
            default -> mix(hash, value.toString().hashCode());
        };
    }

    private static long mix(long hash, ObjectKey key) {
        return mix(mix(hash, key.namespace().hashCode()), key.name().hashCode());
    }

    private static long mix(long hash, long value) {
        long h = hash;
        for (int shift = 0; shift < 64; shift += 16) {
            h = (h ^ ((value >>> shift) & 0xffff)) * PRIME;
        }
        return h;
    }

    /** SHA-256 over the JSON of every object: equal if and only if the states are, for all that matters. */
    public static String of(ClusterState state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var kind : Kind.values()) {
                for (var object : state.all(kind).values()) {
                    digest.update(Json.write(object.toTree()).getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

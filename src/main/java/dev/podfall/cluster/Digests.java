package dev.podfall.cluster;

import static dev.podfall.api.tree.ContentHash.plus;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.ContentHash;
import dev.podfall.api.tree.Json;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short values that stand for long ones, the same in every JVM. */
public final class Digests {
    private Digests() {}

    /** A digest of the first steps of a journal. */
    record Progress(long value, int steps) {
        static final Progress NONE = new Progress(ContentHash.BEGIN, 0);

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
        long hash = plus(plus(before, at.getEpochSecond()), at.getNano());
        hash = said(plus(hash, step.actor()), step.what());
        for (var change : step.changes()) {
            hash = plus(plus(hash, change.type().ordinal()), of(change.kind()));
            hash = key(hash, change.key());
            hash = plus(hash, change.revision());
            hash = plus(hash, change.object().toTree());
        }
        return hash;
    }

    /** By what it holds: an enum's hash is another one in each JVM. */
    private static long said(long hash, Object value) {
        return switch (value) {
            case ObjectKey key -> key(hash, key);
            case Phrase phrase -> {
                long h = plus(hash, phrase.key());
                for (var each : phrase.values()) {
                    h = said(h, each);
                }
                yield h;
            }
            case Phrase.Several several -> {
                long h = plus(hash, several.joint().ordinal());
                for (var item : several.items()) {
                    h = said(h, item);
                }
                yield h;
            }
            default -> plus(hash, value.toString());
        };
    }

    private static long of(Kind kind) {
        return switch (kind) {
            case SimulatedKind simulated -> simulated.ordinal();
            case KeptKind kept -> plus(ContentHash.BEGIN, kept.resource());
        };
    }

    private static long key(long hash, ObjectKey key) {
        return plus(plus(hash, key.namespace()), key.name());
    }

    /** SHA-256 over the JSON of every object: equal if and only if the states are, for all that matters. */
    public static String of(ClusterState state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var kind : state.kinds()) {
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

package dev.podfall.api.meta;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The value of the label {@code controller-revision-hash}: one to ten characters that stand for a pod template.
 *
 * <p>Upstream: pkg/controller/controller_utils.go, ComputeHash.
 * <p>Differs: upstream hashes a dump of its Go structure, we hash the canonical JSON; so equal templates have equal hashes
 * here as there, but not the same ones.
 */
public final class RevisionHash {
    /** The label of pods and revisions that names the template they were made from. */
    public static final String LABEL = "controller-revision-hash";

    private RevisionHash() {}

    /** The hash of a template; a count of collisions, if there were any, makes it another one. */
    public static String of(Tree template, @Nullable Integer collisionCount) {
        var hash = new Fnv32().add(Json.write(template).getBytes(StandardCharsets.UTF_8));
        if (collisionCount != null) {
            long count = Integer.toUnsignedLong(collisionCount);
            hash.add(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(count)
                    .array());
        }
        return SafeEncode.encode(Long.toString(hash.sum()));
    }
}

package dev.podfall.kubelet;

import dev.podfall.sim.RandomSource;
import java.time.Duration;
import java.util.HexFormat;

/** What is made up about images: sizes, identities, how long a pull takes. The same seed makes up the same. */
final class Images {
    private static final long SMALLEST = 4_000_000;
    private static final long LARGEST = 120_000_000;
    private static final double BYTES_PER_MILLI = 40_000;

    private Images() {}

    /** From 4 to 120 MB. */
    static long size(NodeAgent agent, String image) {
        return SMALLEST
                + (long) ((LARGEST - SMALLEST)
                        * agent.sharedChance("size of " + image).nextDouble());
    }

    /** What the size says, and what the node's network adds: from 0.4 to about 5 s. */
    static Duration pullTime(NodeAgent agent, String image) {
        if (agent.hasImage(image)) {
            return Duration.ofMillis(300 + agent.chance("check " + image).nextInt(200));
        }
        double line = 1 + agent.chance("pull " + image).nextDouble() / 2;
        return Duration.ofMillis(300 + (long) (size(agent, image) / BYTES_PER_MILLI * line));
    }

    static String id(NodeAgent agent, String image) {
        var name = image.lastIndexOf(':') > image.lastIndexOf('/') ? image.substring(0, image.lastIndexOf(':')) : image;
        return name + "@sha256:" + hex(agent.sharedChance("digest of " + image));
    }

    static String containerId(NodeAgent agent, String run) {
        return "containerd://" + hex(agent.chance(run));
    }

    static String notFound(String image) {
        return "rpc error: code = NotFound desc = failed to pull and unpack image \"" + image
                + "\": failed to resolve reference \"" + image + "\": " + image + ": not found";
    }

    private static String hex(RandomSource chance) {
        var format = HexFormat.of();
        var out = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            out.append(format.toHexDigits(chance.nextLong()));
        }
        return out.toString();
    }
}

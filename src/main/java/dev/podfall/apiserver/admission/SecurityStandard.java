package dev.podfall.apiserver.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level of the Pod Security Standards in a version.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/api/helpers.go.
 * <br>Differs: in nothing that we know of.
 *
 * @param minor of version 1; {@link #LATEST} if it is the latest
 */
record SecurityStandard(Level level, int minor) {
    static final int LATEST = Integer.MAX_VALUE;
    static final SecurityStandard NONE = new SecurityStandard(Level.PRIVILEGED, LATEST);

    /** From the freest to the strictest. */
    enum Level {
        PRIVILEGED("privileged"),
        BASELINE("baseline"),
        RESTRICTED("restricted");

        private final String wire;

        Level(String wire) {
            this.wire = wire;
        }

        static @Nullable Level of(String text) {
            for (var level : values()) {
                if (level.wire.equals(text)) {
                    return level;
                }
            }
            return null;
        }

        static List<String> names() {
            return List.of(PRIVILEGED.wire, BASELINE.wire, RESTRICTED.wire);
        }
    }

    boolean isPrivileged() {
        return level == Level.PRIVILEGED;
    }

    SecurityStandard at(Level newLevel) {
        return new SecurityStandard(newLevel, minor);
    }

    SecurityStandard since(int newMinor) {
        return new SecurityStandard(level, newMinor);
    }

    /** {@code baseline:latest} */
    @Override
    public String toString() {
        return level.wire + ":" + (minor == LATEST ? "latest" : "v1." + minor);
    }
}

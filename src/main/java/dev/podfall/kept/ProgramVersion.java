package dev.podfall.kept;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which Podfall this is. */
public final class ProgramVersion {
    /** As the jar says, or what is being made if there is none. */
    public static final String OWN = Objects.requireNonNullElse(ofJar(), "0.1.0-SNAPSHOT");

    private ProgramVersion() {}

    private static @Nullable String ofJar() {
        return ProgramVersion.class.getPackage().getImplementationVersion();
    }
}

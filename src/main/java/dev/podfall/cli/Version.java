package dev.podfall.cli;

import dev.podfall.kept.ProgramVersion;
import dev.podfall.language.Wording;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    /** The Kubernetes whose behaviour is modelled. */
    static final String KUBERNETES = "v1.36.2";

    private final Wording words;

    Version(Wording words) {
        this.words = words;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "podfall " + ProgramVersion.OWN,
            words.of("cli.version.kubernetes", KUBERNETES),
            "Java ${java.version} (${java.vendor})"
        };
    }
}

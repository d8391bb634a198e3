package dev.podfall.cli;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.MissingNamespaces;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session into which manifests were loaded; no time has passed since.
 *
 * @param findings what there was to say about the manifests; it has been said
 */
record Loaded(Session session, List<Finding> findings) {
    /**
     * Loads manifests, and says what there is to say about them.
     *
     * @param files {@code -} is standard input
     * @param createNamespaces whether namespaces that are named and not defined are made
     * @param command of ours, that wants them
     * @return null if a file cannot be read or a manifest is refused; why has been said
     */
    static @Nullable Loaded from(
            List<String> files, boolean createNamespaces, long seed, String command, Terminal terminal) {
        var sources = new ArrayList<Source>();
        for (var file : files) {
            try {
                sources.add(read(file));
            } catch (IOException e) {
                terminal.failed(command, FileProblem.reading(file, e));
                return null;
            }
        }
        if (createNamespaces) {
            sources.addAll(MissingNamespaces.of(sources));
        }
        var session = new Session(ManifestLoad.optionsFor(sources).withSeed(seed));
        var load = ManifestLoad.plan(sources, session);
        terminal.say(load.findings());
        if (load.hasErrors()) {
            terminal.say(Phrase.of("cli.nothing-loaded"));
            return null;
        }
        load.apply(session);
        return new Loaded(session, load.findings());
    }

    private static Source read(String file) throws IOException {
        try {
            return new Source(file, file.equals("-") ? TextInput.read(System.in) : TextInput.read(Path.of(file)));
        } catch (InvalidPathException unspeakable) {
            // Where the machine's own encoding is ASCII, other characters make no path.
            throw new FileSystemException(file, null, unspeakable.getReason());
        }
    }
}

package dev.podfall.ui.app;

import dev.podfall.kept.SessionFile;
import dev.podfall.ui.manifest.ManifestViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of a session's texts when it is opened again. */
final class KeptTexts {
    private KeptTexts() {}

    /**
     * Texts as they are shown: each with its file if the session was left here, or if the file is here and says the same.
     * Whoever saves a text of a session that came from elsewhere is asked where, and writes over nothing that is called
     * alike. Reads files.
     *
     * @param left whether the session was left on this machine
     */
    static List<SessionFile.Tab> again(List<SessionFile.Tab> tabs, boolean left) {
        return tabs.stream()
                .map(tab -> (left ? path(tab.path()).isPresent() : isOnDisk(tab.path(), tab.text()))
                        ? tab
                        : new SessionFile.Tab(tab.name(), "", tab.text()))
                .toList();
    }

    /** None if there can be no such file. */
    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** Those that somebody began without a file, and those that their files do not say. Reads files. */
    static Set<SessionFile.Tab> nowhereElse(List<SessionFile.Tab> tabs) {
        return tabs.stream()
                .filter(tab -> tab.path().isEmpty()
                        ? ManifestViewModel.isUntitled(tab.name())
                        : !isOnDisk(tab.path(), tab.text()))
                .collect(Collectors.toSet());
    }

    private static boolean isOnDisk(String name, String text) {
        var file = path(name);
        try {
            return file.isPresent() && Files.readString(file.get()).equals(text);
        } catch (IOException unreadable) {
            // Then it is not there, which is what was asked.
            return false;
        }
    }
}

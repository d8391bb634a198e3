package dev.podfall.ui.app;

import dev.podfall.kept.SessionFile;
import dev.podfall.ui.manifest.ManifestViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a session's texts would be lost with the session. */
final class KeptTexts {
    private KeptTexts() {}

    /** Those that somebody began without a file, and those that their files do not say. Reads files. */
    static Set<SessionFile.Tab> nowhereElse(List<SessionFile.Tab> tabs) {
        return tabs.stream()
                .filter(tab -> tab.path().isEmpty()
                        ? ManifestViewModel.isUntitled(tab.name())
                        : !isOnDisk(tab.path(), tab.text()))
                .collect(Collectors.toSet());
    }

    private static boolean isOnDisk(String path, String text) {
        try {
            return Files.readString(Path.of(path)).equals(text);
        } catch (IOException | InvalidPathException unreadable) {
            // Then it is not there, which is what was asked.
            return false;
        }
    }
}

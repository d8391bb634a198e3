package dev.podfall.ui.text;

import java.nio.file.Path;
import java.util.Locale;

/** Where this user's settings are: a folder of the program's own, where the system wants such folders. */
public final class UserFolder {
    private UserFolder() {}

    /** A file of settings; neither it nor its folder need be there. */
    public static Path file(String name) {
        return path().resolve(name);
    }

    private static Path path() {
        var home = Path.of(System.getProperty("user.home", "."));
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            var roaming = System.getenv("APPDATA");
            return (roaming == null || roaming.isBlank() ? home : Path.of(roaming)).resolve("Podfall");
        }
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Podfall");
        }
        var config = System.getenv("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("podfall");
    }
}

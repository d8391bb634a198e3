package dev.podfall.kept;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this user's settings are: a folder of the program's own, where the system wants such folders. */
public final class UserFolder {
    private UserFolder() {}

    /** A file of settings; neither it nor its folder need be there. */
    public static Path file(String name) {
        return path(
                        System.getProperty("os.name", ""),
                        System.getProperty("user.home", "."),
                        System.getProperty("java.io.tmpdir", "."),
                        System.getenv())
                .resolve(name);
    }

    /**
     * @param spare where they are kept if the folder cannot be named: where the machine's own encoding is ASCII, no path has
     *     a Chinese character, and a window without its settings is better than none
     */
    static Path path(String system, String home, String spare, Map<String, String> environment) {
        try {
            return path(system.toLowerCase(Locale.ROOT), home, environment);
        } catch (InvalidPathException unspeakable) {
            return Path.of(spare).resolve("podfall");
        }
    }

    private static Path path(String os, String homeName, Map<String, String> environment) {
        if (os.contains("win")) {
            var roaming = environment.get("APPDATA");
            return (roaming == null || roaming.isBlank() ? Path.of(homeName) : Path.of(roaming)).resolve("Podfall");
        }
        if (os.contains("mac")) {
            return Path.of(homeName).resolve("Library/Application Support/Podfall");
        }
        var config = environment.get("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? Path.of(homeName).resolve(".config") : Path.of(config))
                .resolve("podfall");
    }
}

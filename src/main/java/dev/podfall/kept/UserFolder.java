package dev.podfall.kept;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** The folder for what has to outlive the program but is nobody's setting; it need not be there. */
    public static Path state() {
        return state(
                System.getProperty("os.name", ""),
                System.getProperty("user.home", "."),
                System.getProperty("java.io.tmpdir", "."),
                System.getenv());
    }

    /**
     * @param spare where they are kept if the folder cannot be named: where the machine's own encoding is ASCII, no path has
     *     a Chinese character, and a window without its settings is better than none
     */
    static Path path(String system, String home, String spare, Map<String, String> environment) {
        return path(system, home, spare, environment, "APPDATA", "Podfall", "XDG_CONFIG_HOME", ".config");
    }

    /** The same for what is no setting. */
    static Path state(String system, String home, String spare, Map<String, String> environment) {
        return path(
                system, home, spare, environment, "LOCALAPPDATA", "Podfall/State", "XDG_STATE_HOME", ".local/state");
    }

    private static Path path(
            String system,
            String home,
            String spare,
            Map<String, String> environment,
            String windows,
            String own,
            String linux,
            String otherwise) {
        try {
            var os = system.toLowerCase(Locale.ROOT);
            if (os.contains("win") && !os.contains("darwin")) {
                return folder(environment.get(windows), home).resolve(own);
            }
            if (os.contains("mac")) {
                return Path.of(home).resolve("Library/Application Support").resolve(own);
            }
            return folder(environment.get(linux), home + "/" + otherwise).resolve("podfall");
        } catch (InvalidPathException unspeakable) {
            return Path.of(spare).resolve("podfall");
        }
    }

    private static Path folder(@Nullable String given, String otherwise) {
        return Path.of(given == null || given.isBlank() ? otherwise : given);
    }
}

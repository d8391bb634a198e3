package dev.podfall.ui.app;

import dev.podfall.language.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether there are fonts: without any the toolkit does not start on Linux, and says so nowhere. */
final class SystemFonts {
    private static final List<String> ENDINGS = List.of(".ttf", ".otf", ".ttc", ".pfb");
    private static final int DEPTH = 8;
    private static final Path USUAL = Path.of("/etc/fonts/fonts.conf");

    /** What begins the names of the variables that tell fontconfig to look elsewhere. */
    private static final String TOLD = "FONTCONFIG_";

    private static final int PATIENCE_SECONDS = 10;

    private SystemFonts() {}

    /** One sentence on what to install, or nothing if there are fonts. */
    static Optional<Phrase> problem() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? problem(System.getenv(), System.getProperty("user.home", "")) : Optional.empty();
    }

    static Optional<Phrase> problem(Map<String, String> environment, String home) {
        var folders = folders(environment, home);
        if (isUsual(environment) && folders.stream().anyMatch(SystemFonts::hasFonts)) {
            return Optional.empty();
        }
        boolean found = switch (asked(environment)) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> folders.stream().anyMatch(SystemFonts::hasFonts);
        };
        return found ? Optional.empty() : Optional.of(Phrase.of("window.no-fonts"));
    }

    /** Whether fontconfig looks where everybody expects it to: then it need not be asked, which takes a process. */
    private static boolean isUsual(Map<String, String> environment) {
        return Files.isRegularFile(USUAL) && environment.keySet().stream().noneMatch(name -> name.startsWith(TOLD));
    }

    private enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** What fontconfig itself says: the toolkit asks it too. */
    private static Answer asked(Map<String, String> environment) {
        // A letter for each font: that never fills the pipe, so that waiting comes first.
        var command = new ProcessBuilder("fc-list", "--format=x", ":", "family");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().keySet().retainAll(environment.keySet());
        command.environment().putAll(environment);
        try {
            var process = command.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Answer.UNKNOWN;
            }
            try (var listed = process.getInputStream()) {
                return listed.read() >= 0 ? Answer.YES : process.exitValue() == 0 ? Answer.NO : Answer.UNKNOWN;
            }
        } catch (IOException notInstalled) {
            return Answer.UNKNOWN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }

    /** Where fontconfig looks if nobody tells it otherwise. */
    private static List<Path> folders(Map<String, String> environment, String home) {
        var out = new ArrayList<Path>();
        var data = new ArrayList<String>();
        data.add(environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share"));
        data.addAll(List.of(environment
                .getOrDefault("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
                .split(":", -1)));
        data.forEach(each -> out.add(Path.of(each, "fonts")));
        out.add(Path.of("/usr/share/fonts"));
        out.add(Path.of(home, ".fonts"));
        return out;
    }

    static boolean hasFonts(Path folder) {
        try (var below = Files.find(
                folder,
                DEPTH,
                (path, _) -> ENDINGS.stream().anyMatch(path.toString().toLowerCase(Locale.ROOT)::endsWith))) {
            return below.findAny().isPresent();
        } catch (IOException | java.io.UncheckedIOException none) {
            return false;
        }
    }
}

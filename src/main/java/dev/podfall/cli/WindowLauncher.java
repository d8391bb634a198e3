package dev.podfall.cli;

import dev.podfall.kept.Progress;
import dev.podfall.kept.UserFolder;
import dev.podfall.language.Language;
import dev.podfall.ui.app.App;
import dev.podfall.ui.app.Workbench;
import dev.podfall.ui.manifest.ReadAhead;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the window, on files or on the page that one begins on. */
final class WindowLauncher {
    private WindowLauncher() {}

    /**
     * Returns whether the window opens; if not, says why and what to do instead.
     *
     * @param language of the window; null for the one that somebody chose in it
     * @param files to open; none for the page that one begins on
     */
    static boolean open(@Nullable Language language, List<Path> files, Terminal terminal) {
        var problem = App.displayProblem();
        if (problem.isPresent()) {
            terminal.say(problem.get());
            return false;
        }
        var ahead = files.isEmpty() ? null : ReadAhead.of(files);
        App.open(language, ahead == null ? App.First.START : App.First.REGIONS, window -> {
            var workbench = new Workbench(window);
            workbench.catchFailures();
            workbench.keepLog(UserFolder.state());
            workbench.keepProgress(Progress.file());
            if (ahead == null) {
                workbench.showStart();
            } else {
                workbench.open(ahead);
            }
            return workbench;
        });
        return true;
    }
}

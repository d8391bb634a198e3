package dev.podfall.cli;

import dev.podfall.ui.app.App;
import dev.podfall.ui.app.Samples;
import dev.podfall.ui.app.Workbench;
import java.io.PrintWriter;

/** Opens the window on the first sample. */
final class WindowLauncher {
    private WindowLauncher() {}

    /** Returns whether the window opens; if not, says why and what to do instead. */
    static boolean open(PrintWriter err) {
        var problem = App.displayProblem();
        if (problem.isPresent()) {
            err.println(problem.get());
            return false;
        }
        App.open(null, window -> {
            var workbench = new Workbench(window);
            workbench.catchFailures();
            Samples.all().stream().findFirst().ifPresent(workbench::openSample);
        });
        return true;
    }
}

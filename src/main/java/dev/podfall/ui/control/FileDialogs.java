package dev.podfall.ui.control;

import java.io.File;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's windows in which somebody chooses files. Screen's thread only. */
public final class FileDialogs {
    private static boolean silent;

    private FileDialogs() {}

    /** Whether nobody is asked from now on, and nothing chosen: where there is no system that could ask. */
    public static void setSilent(boolean on) {
        silent = on;
    }

    /** The files that somebody wants to open; none if he changes his mind. */
    public static List<File> open(FileChooser chooser, @Nullable Window owner) {
        var chosen = silent ? null : chooser.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen;
    }

    /** The file that somebody wants to write; null if he changes his mind. */
    public static @Nullable File save(FileChooser chooser, @Nullable Window owner) {
        return silent ? null : chooser.showSaveDialog(owner);
    }
}

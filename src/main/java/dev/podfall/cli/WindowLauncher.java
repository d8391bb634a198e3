package dev.podfall.cli;

import java.io.PrintWriter;

/** Opens the window. */
final class WindowLauncher {
    private WindowLauncher() {}

    static boolean open(PrintWriter err) {
        err.println("The window is not there yet.");
        return false;
    }
}

package dev.podfall.ui.app;

import dev.podfall.language.Language;
import java.io.IOException;
import java.net.JarURLConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Opens the window where nobody sees it, lets the first sample land and ends. The build of the installer runs it, so that
 * Java notes what a start needs ({@code -XX:AOTCacheOutput}). It works from a jar.
 */
public final class Rehearsal {
    private static final int LONGEST_SECONDS = 120;

    /** Long enough for the first pods to be seen flying. */
    private static final int SEEN_MILLIS = 3_000;

    /** What the toolkit needs where there is a display, as there is none here. */
    private static final List<String> DISPLAY = List.of("com/sun/glass/ui/gtk/", "com/sun/prism/es2/");

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        Picture.prepareHeadless();
        var opened = new CompletableFuture<Workbench>();
        App.open(Language.ENGLISH, App.First.START, window -> {
            var workbench = new Workbench(window);
            workbench.showStart();
            // Not before it is filled.
            Platform.runLater(() -> opened.complete(workbench));
            return workbench;
        });
        var workbench = within(opened);
        within(CompletableFuture.runAsync(
                () -> workbench.openSample(Samples.all().getFirst()), Platform::runLater));
        within(workbench.shown());
        workbench.player().play();
        Thread.sleep(SEEN_MILLIS);
        within(workbench.shown());
        within(CompletableFuture.runAsync(
                () -> List.copyOf(Window.getWindows()).forEach(Window::hide), Platform::runLater));
        knowDisplay();
        System.exit(0);
    }

    private static <T> T within(CompletableFuture<T> work)
            throws ExecutionException, InterruptedException, TimeoutException {
        return work.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** Loads, and does not start, the classes that put windows on a display. */
    private static void knowDisplay() throws IOException, ClassNotFoundException {
        var graphics = Stage.class.getResource("Stage.class");
        if (graphics == null || !(graphics.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("JavaFX is in no jar here: " + graphics);
        }
        for (var entry : connection.getJarFile().stream().toList()) {
            var name = entry.getName();
            if (name.endsWith(".class") && DISPLAY.stream().anyMatch(name::startsWith)) {
                Class.forName(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'),
                        false,
                        Rehearsal.class.getClassLoader());
            }
        }
    }
}

package dev.podfall.ui.app;

import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.ui.control.FileDialogs;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.manifest.RecentFiles;
import dev.podfall.ui.text.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** What is taken out of the window to be shown elsewhere: pictures and films. */
final class Takeaway {
    private static final String NAME = "cluster";
    private static final String PNG = ".png";
    private static final String GIF = ".gif";

    private final Desk desk;
    private final Filming filming;
    private final RecentFiles recent;
    private final Executor worker = Latest.worker("pictures");
    private final ProgressView progress;
    private Function<FileChooser, @Nullable File> dialog = this::show;

    /**
     * What came of it.
     *
     * @param done whether there is a file
     * @param said where it is, or why there is none
     */
    record Made(boolean done, Phrase said) {
        static Made it(Phrase said) {
            return new Made(true, said);
        }

        static Made not(Phrase why) {
            return new Made(false, why);
        }
    }

    Takeaway(Desk desk, Filming filming, RecentFiles recent) {
        this.desk = desk;
        this.filming = filming;
        this.recent = recent;
        this.progress = ProgressView.load("film.what", filming.progress(), filming::cancel);
    }

    /** How much of a film is done. */
    ProgressView progress() {
        return progress;
    }

    List<MenuEntry> entries() {
        return List.of(
                new MenuEntry(Words.of("picture.save"), Words.of("picture.save.note"), this::picture),
                new MenuEntry(Words.of("film.last"), Words.of("film.last.note"), () -> film(Filming.From.LAST_ACT)),
                new MenuEntry(Words.of("film.all"), "", () -> film(Filming.From.BEGINNING)));
    }

    /** The map as it is on the screen. */
    private void picture() {
        var chooser = chooser("picture.title", NAME + PNG, new ExtensionFilter(Words.of("picture.files"), "*.png"));
        var chosen = dialog.apply(chooser);
        if (chosen == null) {
            return;
        }
        var file = named(chosen, List.of(PNG));
        var picture = Picture.take(desk.topology().root(), 1);
        Failures.surface(CompletableFuture.supplyAsync(() -> write(picture, file), worker)
                .thenAcceptAsync(this::say, Platform::runLater));
    }

    private static Made write(Picture picture, Path file) {
        try {
            picture.write(file);
            return Made.it(Phrase.of("picture.done", file.toString()));
        } catch (IOException e) {
            return Made.not(Phrase.of("picture.not-written", file.toString(), FileReason.of(e)));
        }
    }

    private void film(Filming.From from) {
        var chooser = chooser(
                "film.title",
                NAME + GIF,
                new ExtensionFilter(Words.of("film.files.gif"), "*.gif"),
                new ExtensionFilter(Words.of("film.files.png"), "*.png"));
        var chosen = dialog.apply(chooser);
        if (chosen != null) {
            Failures.surface(filming.film(from, named(chosen, List.of(GIF, PNG)))
                    .thenAcceptAsync(this::say, Platform::runLater));
        }
    }

    private void say(Made made) {
        var model = desk.view().model();
        (made.done() ? model.mention() : model.notice()).set(made.said());
    }

    private FileChooser chooser(String title, String name, ExtensionFilter... kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of(title));
        chooser.getExtensionFilters().addAll(kinds);
        recent.folder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.setInitialFileName(name);
        return chooser;
    }

    /** Not every system's dialogue writes the ending: without one of these it gets the first. */
    private static Path named(File chosen, List<String> endings) {
        var path = chosen.toPath().toAbsolutePath().normalize();
        var name = String.valueOf(path.getFileName());
        var small = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(small::endsWith) ? path : path.resolveSibling(name + endings.getFirst());
    }

    private @Nullable File show(FileChooser chooser) {
        var scene = desk.view().root().getScene();
        return FileDialogs.save(chooser, scene == null ? null : scene.getWindow());
    }

    /** What lets somebody choose: the system's dialogue, which a test cannot answer. */
    void setDialog(Function<FileChooser, @Nullable File> newDialog) {
        dialog = newDialog;
    }
}

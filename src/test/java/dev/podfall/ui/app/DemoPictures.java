package dev.podfall.ui.app;

import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Path;

/** Draws the window with invented data, to look at: {@code java ... DemoPictures target/pictures}. */
final class DemoPictures {
    private DemoPictures() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args.length > 0 ? args[0] : "target");
        for (var theme : Theme.values()) {
            Picture.of(() -> {
                        var view = WindowView.load();
                        view.model().theme().set(theme);
                        return view.scene(1600, 1000);
                    })
                    .write(folder.resolve("shell-" + theme + ".png"));
        }
        System.exit(0);
    }
}

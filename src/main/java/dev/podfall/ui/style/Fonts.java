package dev.podfall.ui.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The two families of the window, loaded from the class path so that every machine shows the same picture. */
public final class Fonts {
    /** Text of the window. */
    public static final String TEXT = "Inter";
    /** Emphasis. A family of its own, since JavaFX finds no static weight between regular and bold. */
    public static final String STRONG = "Inter SemiBold";
    /** Code, chips, keys and clocks. */
    public static final String CODE = "JetBrains Mono";

    private static final List<String> FILES = List.of(
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Italic.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    private static boolean loaded;

    private Fonts() {}

    /** Loads the fonts once. A missing file is no failure: the system's font then stands in. */
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (var file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(file)) {
                if (in != null) {
                    Font.loadFont(in, 13);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("font " + file + " cannot be read from the class path", e);
            }
        }
    }

    public static Font text(double size) {
        return Font.font(TEXT, size);
    }

    public static Font strong(double size) {
        return Font.font(STRONG, size);
    }

    public static Font code(double size) {
        return Font.font(CODE, size);
    }
}

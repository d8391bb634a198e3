package dev.podfall.ui.style;

import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The families of the window, loaded from the class path so that every machine shows the same picture: Inter and JetBrains
 * Mono, and Noto Sans SC for the Han that neither of them has. A text need not ask for it: the toolkit looks there by itself.
 */
public final class Fonts {
    /** Text of the window. */
    public static final String TEXT = "Inter";
    /** Emphasis. A family of its own, since JavaFX finds no static weight between regular and bold. */
    public static final String STRONG = "Inter SemiBold";
    /** Code, chips, keys and clocks. */
    public static final String CODE = "JetBrains Mono";

    /**
     * The toolkit makes its list of where else to look for a glyph once, when it lays out the first text: what is loaded
     * later is not in it.
     */
    private static final List<String> FILES = List.of(
            "fonts/NotoSansSC-Regular.ttf",
            "fonts/NotoSansSC-Bold.ttf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Italic.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    private static boolean loaded;

    private Fonts() {}

    /**
     * Loads the fonts once, in every language: names and comments can be Chinese in an English window too. Has to come before
     * the first text is laid out. A missing file is no failure: the system's font then stands in.
     */
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

    /** The font for emphasis. Han has regular and bold and nothing between, so it is bold where the language is Han. */
    public static Font strong(double size) {
        return isHan() ? Font.font(TEXT, FontWeight.BOLD, size) : Font.font(STRONG, size);
    }

    /** Whether the window's language is written in Han. */
    static boolean isHan() {
        return Words.wording().language().writesHan();
    }

    public static Font code(double size) {
        return Font.font(CODE, size);
    }
}

package dev.podfall.ui.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;

/** The themes of the window. A theme is AtlantaFX's Primer with our token values and our rules on top. */
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css"),
    /** For a dark room with a bad projector, and for eyes that need it. */
    CONTRAST("contrast.css");

    /** Of what pops up, what has which size of type, as in podfall.css. */
    private static final Map<String, Double> POP_UPS = new TreeMap<>(Map.of(
            ".context-menu",
            13.0,
            ".context-menu .label",
            13.0,
            ".context-menu .label.caption",
            11.0,
            ".tooltip",
            12.0));

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /** The same, where nothing is magnified. */
    public void apply(Scene scene) {
        var _ = apply(scene, 1);
    }

    /**
     * Dresses {@code scene}, and the pop-ups it opens, in this theme; may be called again at any time to switch, and has to
     * be when the window's language changes.
     *
     * @param magnification how much larger what is in the scene is shown: what pops up is to be as large
     * @return whether it wore another dress
     */
    public boolean apply(Scene scene, double magnification) {
        ground();
        var sheets = new ArrayList<>(stylesheets());
        if (magnification != 1) {
            sheets.add(popUps(magnification));
        }
        if (scene.getStylesheets().equals(sheets)) {
            return false;
        }
        scene.getStylesheets().setAll(sheets);
        scene.getRoot().applyCss();
        return true;
    }

    /**
     * Fonts, and the sheet below all others. Said before the first control is made, it spares the toolkit reading a sheet of
     * its own, which it otherwise does. In its binary form, which is read three times as fast.
     */
    public void ground() {
        Fonts.load();
        Application.setUserAgentStylesheet(
                this == LIGHT
                        ? new PrimerLight().getUserAgentStylesheetBSS()
                        : new PrimerDark().getUserAgentStylesheetBSS());
    }

    /** The sheets of this theme, tokens first; one more if the window's language is written in Han. */
    public List<String> stylesheets() {
        return written().map(BinarySheets::quickest).toList();
    }

    /** The same as they are written. */
    Stream<URL> written() {
        var sheets = Stream.of("podfall.css", "panels.css", "editor.css");
        return Stream.concat(Stream.of(tokens), Fonts.isHan() ? Stream.concat(sheets, Stream.of("han.css")) : sheets)
                .map(Theme::resource);
    }

    /** The sheet that gives the tokens their values in this theme. */
    public URL tokenSheet() {
        return resource(tokens);
    }

    /** The next one; after the last the first. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** Menus and tooltips are windows of their own, with the type that they are given. */
    private static String popUps(double magnification) {
        var sheet = new StringBuilder();
        for (var size : POP_UPS.entrySet()) {
            sheet.append(String.format(
                    Locale.ROOT, "%s { -fx-font-size: %.1fpx; }%n", size.getKey(), size.getValue() * magnification));
        }
        var bytes = sheet.toString().getBytes(StandardCharsets.UTF_8);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), () -> "style sheet " + name + " is not packaged");
    }
}

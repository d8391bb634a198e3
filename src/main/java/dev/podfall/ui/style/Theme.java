package dev.podfall.ui.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;

/** The themes of the window. A theme is AtlantaFX's Primer with our token values and our rules on top. */
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /**
     * Dresses {@code scene}, and the pop-ups it opens, in this theme; may be called again at any time to switch, and has to
     * be when the window's language changes.
     */
    public void apply(Scene scene) {
        Fonts.load();
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets());
        scene.getRoot().applyCss();
    }

    /** The sheets of this theme, tokens first; one more if the window's language is written in Han. */
    public List<String> stylesheets() {
        var sheets = Stream.of("podfall.css", "panels.css", "editor.css");
        return Stream.concat(Stream.of(tokens), Fonts.isHan() ? Stream.concat(sheets, Stream.of("han.css")) : sheets)
                .map(name -> resource(name).toExternalForm())
                .toList();
    }

    /** The sheet that gives the tokens their values in this theme. */
    public URL tokenSheet() {
        return resource(tokens);
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), () -> "style sheet " + name + " is not packaged");
    }
}

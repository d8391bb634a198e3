package dev.podfall.ui.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
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

    /** Dresses {@code scene}, and the pop-ups it opens, in this theme; may be called again at any time to switch. */
    public void apply(Scene scene) {
        Fonts.load();
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets());
        scene.getRoot().applyCss();
    }

    /** The sheets of this theme, tokens first. */
    public List<String> stylesheets() {
        return List.of(
                tokenSheet().toExternalForm(),
                resource("podfall.css").toExternalForm(),
                resource("panels.css").toExternalForm(),
                resource("editor.css").toExternalForm());
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

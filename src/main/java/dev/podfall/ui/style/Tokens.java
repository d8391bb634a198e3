package dev.podfall.ui.style;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The resolved colours of the theme that a scene wears, for what is drawn and not styled. */
public final class Tokens {
    private final Map<Token, Color> colors;

    private Tokens(Map<Token, Color> colors) {
        this.colors = colors;
    }

    public Color color(Token token) {
        return colors.getOrDefault(token, Color.TRANSPARENT);
    }

    /** The colour as an opaque pixel. */
    public int argb(Token token) {
        return argb(color(token));
    }

    public static int argb(Color c) {
        return 0xff000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }

    /** {@code share} of {@code over}, the rest of {@code under}: translucent looks without layering translucency. */
    public Color mix(Token over, Token under, double share) {
        return color(under).interpolate(color(over), share);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tokens tokens && tokens.colors.equals(colors);
    }

    @Override
    public int hashCode() {
        return colors.hashCode();
    }

    /** An invisible region, one background layer per token: put it into the scene and ask it after a theme change. */
    public static final class Probe extends Region {
        private @Nullable Background read;
        private Tokens last = new Tokens(Map.of());

        public Probe() {
            setManaged(false);
            setVisible(false);
            setStyle("-fx-background-color: "
                    + Arrays.stream(Token.values()).map(Token::cssName).collect(Collectors.joining(", ")));
        }

        /** Resolves all tokens with the style sheets that apply here now. */
        public Tokens resolve() {
            applyCss();
            var background = getBackground();
            if (background != null && background == read) {
                return last;
            }
            read = background;
            last = new Tokens(colors(background));
            return last;
        }

        private static Map<Token, Color> colors(@Nullable Background background) {
            var colors = new EnumMap<Token, Color>(Token.class);
            if (background != null) {
                var fills = background.getFills();
                var tokens = Token.values();
                for (int i = 0; i < tokens.length && i < fills.size(); i++) {
                    if (fills.get(i).getFill() instanceof Color color) {
                        colors.put(tokens[i], color);
                    }
                }
            }
            return colors;
        }
    }
}

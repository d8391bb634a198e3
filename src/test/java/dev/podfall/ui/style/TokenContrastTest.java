package dev.podfall.ui.style;

import static dev.podfall.ui.style.Token.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the colours promise, in every theme, read from the sheets themselves. */
class TokenContrastTest {
    private static final Path SHEETS = Path.of("src/main/resources/dev/podfall/ui/style");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)\\}");
    private static final Pattern FILL = Pattern.compile("-fx-text-fill:([^;]*);");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color:([^;]*);");

    private record Pair(Token text, Token ground) {}

    /** An unknown name is no mistake for JavaFX: it draws in black, which a light theme does not show. */
    @ParameterizedTest
    @ValueSource(strings = {"podfall.css", "panels.css", "editor.css", "han.css"})
    void whatSheetsLookUpIsThere(String sheet) throws IOException {
        var defined = names(Pattern.compile("(?m)^\\s*(-[a-z][\\w-]*)\\s*:"), read("light.css") + read("podfall.css"));
        var values = String.join("\n", names(Pattern.compile(":([^;{}]*);"), read(sheet)));
        var used = names(Pattern.compile("(?<![\\w-])(-(?!fx-)[a-z][\\w-]*)"), values);
        assertThat(defined).contains("-fg", "-surface");
        assertThat(defined).containsAll(used);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String sheet) throws IOException {
        try (var in = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet), sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsReadableOnEveryGroundItIsDrawnOn(Theme theme) {
        var sheet = TokenSheet.of(theme);
        var tooFaint = new ArrayList<String>();
        for (var pair : pairs()) {
            double ratio = sheet.contrast(pair.text, pair.ground);
            if (ratio < 4.5) {
                tooFaint.add("%s on %s: %.2f".formatted(pair.text.cssName(), pair.ground.cssName(), ratio));
            }
        }
        assertThat(tooFaint).isEmpty();
    }

    /** Cards, panels and whatever else comes: what a sheet writes with is a colour for text, also on a ground of its own. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyRuleWritesReadably(Theme theme) throws IOException {
        var sheet = TokenSheet.of(theme);
        var tooFaint = new ArrayList<String>();
        int rules = 0;
        for (var name : List.of("podfall.css", "panels.css", "editor.css", "han.css")) {
            var css = Files.readString(SHEETS.resolve(name)).replaceAll("(?s)/\\*.*?\\*/", "");
            for (var rule = RULE.matcher(css); rule.find(); ) {
                var text = token(FILL.matcher(rule.group(2)));
                if (text == null) {
                    continue;
                }
                rules++;
                var own = token(GROUND.matcher(rule.group(2)));
                for (var ground : own == null ? grounds(text) : List.of(own)) {
                    double ratio = sheet.contrast(text, ground);
                    if (ratio < 4.5) {
                        tooFaint.add("%s%s on %s: %.2f"
                                .formatted(rule.group(1).strip(), text.cssName(), ground.cssName(), ratio));
                    }
                }
            }
        }
        assertThat(rules).isGreaterThan(60);
        assertThat(tooFaint).isEmpty();
    }

    /** Those of text on emphasis and of pods have a ground that another rule gives. */
    private static List<Token> grounds(Token text) {
        boolean elsewhere = text == FG_ON_EMPHASIS || IntStream.range(0, HUES).anyMatch(hue -> text == podText(hue));
        return elsewhere ? List.of() : List.of(SURFACE);
    }

    /** The last one, which lies on top; null if it is none of ours. */
    private static @Nullable Token token(Matcher found) {
        Token last = null;
        while (found.find()) {
            for (var each : found.group(1).split(",")) {
                last = Arrays.stream(Token.values())
                        .filter(token -> token.cssName().equals(each.strip()))
                        .findFirst()
                        .orElse(null);
            }
        }
        return last;
    }

    /** What is no text and means something: pods, marks, the borders of what can be clicked or typed into. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void marksCanBeSeen(Theme theme) {
        var sheet = TokenSheet.of(theme);
        var marks = new ArrayList<>(List.of(ACCENT, SUCCESS, WARNING, DANGER, NEUTRAL, LINE_CONTROL));
        for (int hue = 0; hue < HUES; hue++) {
            marks.add(pod(hue));
        }
        var tooFaint = new ArrayList<String>();
        for (var mark : marks) {
            for (var ground : List.of(SURFACE, SURFACE_CANVAS, SURFACE_INSET)) {
                double ratio = sheet.contrast(mark, ground);
                if (ratio < 3) {
                    tooFaint.add("%s on %s: %.2f".formatted(mark.cssName(), ground.cssName(), ratio));
                }
            }
        }
        assertThat(tooFaint).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void huesStayApartForColourBlindEyes(Theme theme) {
        var sheet = TokenSheet.of(theme);
        var tooClose = new ArrayList<String>();
        for (var sight : Sight.values()) {
            for (int a = 0; a < HUES; a++) {
                for (int b = a + 1; b < HUES; b++) {
                    double distance = sight.distance(sheet.rgb(pod(a)), sheet.rgb(pod(b)));
                    if (distance < 12) {
                        tooClose.add("%s: %s and %s: %.1f".formatted(sight, pod(a), pod(b), distance));
                    }
                }
            }
        }
        assertThat(tooClose).isEmpty();
    }

    @Test
    void huesRepeatAfterTheEighth() {
        assertThat(List.of(pod(0), pod(7), pod(8), pod(-1), podText(8)))
                .containsExactly(POD_1, POD_8, POD_1, POD_8, POD_1_FG);
    }

    private static List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (var text : List.of(FG, FG_MUTED, FG_SUBTLE)) {
            for (var ground : List.of(SURFACE, SURFACE_CANVAS, SURFACE_INSET)) {
                pairs.add(new Pair(text, ground));
            }
        }
        for (var ground : List.of(SURFACE_HOVER, SURFACE_SELECTED)) {
            pairs.add(new Pair(FG, ground));
            pairs.add(new Pair(FG_MUTED, ground));
        }
        for (var text : List.of(ACCENT_FG, SUCCESS_FG, WARNING_FG, DANGER_FG, NEUTRAL_FG)) {
            pairs.add(new Pair(text, SURFACE));
            pairs.add(new Pair(text, SURFACE_CANVAS));
        }
        pairs.add(new Pair(ACCENT_FG, ACCENT_SUBTLE));
        pairs.add(new Pair(SUCCESS_FG, SUCCESS_SUBTLE));
        pairs.add(new Pair(WARNING_FG, WARNING_SUBTLE));
        pairs.add(new Pair(DANGER_FG, DANGER_SUBTLE));
        pairs.add(new Pair(NEUTRAL_FG, NEUTRAL_SUBTLE));
        pairs.add(new Pair(FG, ACCENT_SUBTLE));
        pairs.add(new Pair(FG_ON_EMPHASIS, ACCENT));
        for (int hue = 0; hue < HUES; hue++) {
            pairs.add(new Pair(podText(hue), pod(hue)));
        }
        for (var text : List.of(SYNTAX_KEY, SYNTAX_TEXT, SYNTAX_NUMBER, SYNTAX_WORD, SYNTAX_COMMENT)) {
            pairs.add(new Pair(text, SURFACE));
        }
        return pairs;
    }

    /** Machado, Oliveira and Fernandes' matrices for full colour vision deficiency, on linear RGB. */
    private enum Sight {
        USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Sight(double... matrix) {
            this.matrix = matrix;
        }

        double distance(int a, int b) {
            var x = lab(a);
            var y = lab(b);
            return Math.sqrt(Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2) + Math.pow(x[2] - y[2], 2));
        }

        private double[] lab(int rgb) {
            double r = TokenSheet.linear(rgb >> 16 & 0xff);
            double g = TokenSheet.linear(rgb >> 8 & 0xff);
            double b = TokenSheet.linear(rgb & 0xff);
            double sr = clamp(matrix[0] * r + matrix[1] * g + matrix[2] * b);
            double sg = clamp(matrix[3] * r + matrix[4] * g + matrix[5] * b);
            double sb = clamp(matrix[6] * r + matrix[7] * g + matrix[8] * b);
            double x = f((0.4124 * sr + 0.3576 * sg + 0.1805 * sb) / 0.95047);
            double y = f(0.2126 * sr + 0.7152 * sg + 0.0722 * sb);
            double z = f((0.0193 * sr + 0.1192 * sg + 0.9505 * sb) / 1.08883);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }

        private static double clamp(double c) {
            return Math.min(1, Math.max(0, c));
        }

        private static double f(double t) {
            return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
        }
    }
}

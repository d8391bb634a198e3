package dev.podfall.ui.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chinese appears wherever the window writes, in an English window too. */
class HanTest {
    /** Of the private area: no font has it, so that a box is drawn. */
    private static final String BOX = "\ue000";

    private static final int HEIGHT = 60;

    private static final Language CHINESE = Language.of("zh-CN").orElseThrow();

    private static final Map<String, Function<String, Node>> KINDS = new TreeMap<>(Map.of(
            "label", Label::new,
            "strong label", text -> styled(new Label(text), "strong"),
            "button", Button::new,
            "primary button", text -> styled(new Button(text), "button", "primary"),
            "text field", TextField::new,
            "text flow", text -> new TextFlow(new Text(text)),
            "editor", text -> styled(new CodeArea(text), "code-text", "editor-text"),
            "canvas", text -> drawn(text, () -> Fonts.text(14)),
            "strong canvas", text -> drawn(text, () -> Fonts.strong(14)),
            "canvas in the font for code", text -> drawn(text, () -> Fonts.code(14))));

    private static Node own(String text, FontWeight weight) {
        return drawn(text, () -> Font.font("Noto Sans SC", weight, 14));
    }

    static Stream<String> kinds() {
        return KINDS.keySet().stream();
    }

    private static Node styled(Node node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    private static Node drawn(String text, Supplier<Font> font) {
        var canvas = new Canvas(200, 40);
        canvas.getGraphicsContext2D().setFont(font.get());
        canvas.getGraphicsContext2D().fillText(text, 10, 26);
        return canvas;
    }

    /** What is drawn of each text: where it is not the ground. One window for all of them: to dress one takes a while. */
    private static List<BitSet> ink(String kind, Language language, String... texts) {
        return ink(language, Stream.of(texts).map(text -> () -> KINDS.get(kind).apply(text)));
    }

    private static List<BitSet> ink(Language language, Stream<Supplier<Node>> nodes) {
        var rows = new ArrayList<StackPane>();
        var picture = Picture.of(() -> {
            var before = Words.wording();
            Words.use(new Wording(language, Wording.ENGLISH.sentences()));
            try {
                nodes.forEach(node -> {
                    var row = new StackPane(node.get());
                    row.setMinHeight(HEIGHT);
                    row.setMaxHeight(HEIGHT);
                    rows.add(row);
                });
                var box = new VBox();
                box.getChildren().addAll(rows);
                var scene = new Scene(box, 220, HEIGHT * rows.size());
                Theme.LIGHT.apply(scene);
                scene.getRoot().applyCss();
                return scene;
            } finally {
                Words.use(before);
            }
        });
        var out = new ArrayList<BitSet>();
        for (int row = 0; row < rows.size(); row++) {
            var ink = new BitSet();
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < picture.width(); x++) {
                    // Anything darker than a tint: text, and not a frame or a ground.
                    if ((picture.pixel(x, row * HEIGHT + y) >> 8 & 0xff) < 0xb0) {
                        ink.set(y * picture.width() + x);
                    }
                }
            }
            out.add(ink);
        }
        return out;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hanIsDrawnAndNotBoxes(String kind) {
        for (var language : Language.all()) {
            // The last three in one line with what the Latin font has.
            var ink = ink(kind, language, BOX, "节", "点", "worker-1 节点就绪", "worker-1 点节就绪", "worker-1 " + BOX.repeat(4));
            assertThat(ink)
                    .as("%s in %s", kind, language)
                    .doesNotHaveDuplicates()
                    .noneMatch(BitSet::isEmpty);
        }
    }

    @ParameterizedTest
    @CsvSource({"label, strong label", "canvas, strong canvas"})
    void emphasisedHanIsBoldWhereTheLanguageIsHan(String plain, String strong) {
        int ink = ink(plain, CHINESE, "节点就绪").getFirst().cardinality();
        assertThat(ink(strong, CHINESE, "节点就绪").getFirst().cardinality()).isGreaterThan(ink * 11 / 10);
    }

    /** Also on a machine that has another Chinese font. */
    @Test
    void hanComesFromOurFont() {
        var text = "节点就绪";
        assertThat(ink("canvas", CHINESE, text)).isEqualTo(ink(CHINESE, Stream.of(() -> own(text, FontWeight.NORMAL))));
        assertThat(ink("strong canvas", CHINESE, text))
                .isEqualTo(ink(CHINESE, Stream.of(() -> own(text, FontWeight.BOLD))));
    }

    /** Every rule that emphasises has its counterpart. */
    @Test
    void nothingEmphasisedIsForgottenInTheSheetForHan() {
        var semiBold = new TreeSet<String>();
        Theme.LIGHT.written().forEach(sheet -> semiBold.addAll(selectors(sheet, Fonts.STRONG)));
        assertThat(semiBold).hasSizeGreaterThan(5);
        var han = HanTest.class.getResource("/dev/podfall/ui/style/han.css");
        assertThat(selectors(Objects.requireNonNull(han), Fonts.TEXT)).containsAll(semiBold);
    }

    private static TreeSet<String> selectors(URL sheet, String family) {
        try {
            var out = new TreeSet<String>();
            var parsed = new javafx.css.CssParser().parse(sheet);
            for (var rule : parsed.getRules()) {
                var says = rule.getDeclarations().stream()
                        .anyMatch(one -> one.getProperty().equals("-fx-font-family")
                                && one.getParsedValue().getValue().toString().contains("\"" + family + "\""));
                if (says) {
                    rule.getSelectors().forEach(selector -> out.add(selector.toString()));
                }
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(sheet.toString(), e);
        }
    }

    /** Whoever translates may use what GB 2312 has; the rest would be a box on a machine without a Chinese font. */
    @ParameterizedTest
    @ValueSource(strings = {"NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"})
    void theFontsHaveWhatTheWindowSaysInChinese(String font) throws IOException {
        var has = codePoints(font);
        // What Inter has, the font that is asked first.
        "⋯✓✗⌘".codePoints().forEach(has::set);
        var missing = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("languages/zh-CN"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file)
                        .codePoints()
                        .filter(point -> point >= ' ' && !has.get(point))
                        .forEach(point -> missing.put(Character.toString(point), file.toString()));
            }
        }
        assertThat(missing).isEmpty();
        assertThat(has.cardinality()).isGreaterThan(7500);
    }

    /** What the font's cmap lists, of the whole of Unicode (format 12) or of its first plane (format 4). */
    private static BitSet codePoints(String font) throws IOException {
        try (var in = HanTest.class.getResourceAsStream("/dev/podfall/ui/style/fonts/" + font)) {
            assertThat(in).as(font).isNotNull();
            var data = ByteBuffer.wrap(in.readAllBytes());
            int cmap = 0;
            for (int i = 0; i < data.getShort(4); i++) {
                if (data.getInt(12 + 16 * i) == 0x636d6170) {
                    cmap = data.getInt(12 + 16 * i + 8);
                }
            }
            var out = new BitSet();
            for (int i = 0; i < data.getShort(cmap + 2); i++) {
                int table = cmap + data.getInt(cmap + 4 + 8 * i + 4);
                if (data.getShort(table) == 12) {
                    for (int g = 0; g < data.getInt(table + 12); g++) {
                        out.set(data.getInt(table + 16 + 12 * g), data.getInt(table + 16 + 12 * g + 4) + 1);
                    }
                } else if (data.getShort(table) == 4) {
                    int segments = data.getShort(table + 6) / 2;
                    for (int s = 0; s < segments; s++) {
                        int end = Short.toUnsignedInt(data.getShort(table + 14 + 2 * s));
                        int start = Short.toUnsignedInt(data.getShort(table + 16 + 2 * segments + 2 * s));
                        if (start < 0xffff) {
                            out.set(start, end + 1);
                        }
                    }
                }
            }
            return out;
        }
    }
}

package dev.podfall.ui.style;

import dev.podfall.language.Wording;
import dev.podfall.ui.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Measures with the real fonts and remembers what is asked again and again. Screen's thread only.
 *
 * <p>In the code's font everything that is ASCII has one width, and the ellipsis has it too, so that labels and taints, of
 * which there are many, need not be laid out.
 */
public final class FontWidths implements TextWidth {
    private static final int REMEMBERED = 8192;

    private record Key(String text, Face face, double size) {}

    private record Fit(Key key, double room) {}

    private record Look(Face face, double size) {}

    private static final class Memory<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Memory() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    private final Text probe = new Text();
    private final Map<Key, Double> known = new Memory<>();
    private final Map<Fit, String> fits = new Memory<>();
    private final Map<Look, Font> fonts = new LinkedHashMap<>();
    private final Map<Double, Double> advances = new LinkedHashMap<>();
    private @Nullable Wording wording;

    public FontWidths() {
        probe.setTextOrigin(VPos.BASELINE);
    }

    @Override
    public double of(String text, Face face, double size) {
        follow();
        if (face == Face.CODE && isEven(text)) {
            return text.length() * advance(size);
        }
        var key = new Key(text, face, size);
        var width = known.get(key);
        if (width == null) {
            width = measured(text, face, size);
            known.put(key, width);
        }
        return width;
    }

    private double advance(double size) {
        var advance = advances.get(size);
        if (advance == null) {
            advance = measured("0", Face.CODE, size);
            advances.put(size, advance);
        }
        return advance;
    }

    @Override
    public String fit(String text, Face face, double size, double room) {
        follow();
        var key = new Fit(new Key(text, face, size), room);
        var fitting = fits.get(key);
        if (fitting == null) {
            fitting = TextWidth.super.fit(text, face, size, room);
            fits.put(key, fitting);
        }
        return fitting;
    }

    /** The font that a face has in the window's language. */
    public Font font(Face face, double size) {
        follow();
        return fonts.computeIfAbsent(new Look(face, size), _ -> switch (face) {
            case TEXT -> Fonts.text(size);
            case STRONG -> Fonts.strong(size);
            case CODE -> Fonts.code(size);
        });
    }

    /** The strong face is another font in another language. */
    private void follow() {
        var now = Words.wording();
        if (now != wording) {
            wording = now;
            known.clear();
            fits.clear();
            fonts.clear();
        }
    }

    private double measured(String text, Face face, double size) {
        probe.setFont(font(face, size));
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    private static boolean isEven(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '…') {
                return false;
            }
        }
        return true;
    }
}

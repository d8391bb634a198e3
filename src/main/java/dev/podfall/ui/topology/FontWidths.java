package dev.podfall.ui.topology;

import dev.podfall.ui.style.Fonts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures with the real fonts and remembers what is asked again and again. */
final class FontWidths implements TextWidth {
    private static final int REMEMBERED = 8192;

    private record Key(String text, Face face, double size) {}

    private final Text probe = new Text();
    private final Map<Key, Double> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<Key, Font> fonts = new LinkedHashMap<>();

    FontWidths() {
        probe.setTextOrigin(VPos.BASELINE);
    }

    @Override
    public double of(String text, Face face, double size) {
        var key = new Key(text, face, size);
        var width = known.get(key);
        if (width == null) {
            probe.setFont(font(face, size));
            probe.setText(text);
            width = probe.getLayoutBounds().getWidth();
            known.put(key, width);
        }
        return width;
    }

    Font font(Face face, double size) {
        return fonts.computeIfAbsent(new Key("", face, size), key -> switch (face) {
            case TEXT -> Fonts.text(size);
            case STRONG -> Fonts.strong(size);
            case CODE -> Fonts.code(size);
        });
    }
}

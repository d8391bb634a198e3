package dev.podfall.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class SharpCanvasTest {
    private static final int WHITE = 0xffffffff;
    private static final int BLUE = 0xff0000ff;

    /** A pixel that is half of each would be one that is blended with every frame, the whole canvas with it. */
    @Test
    void whatIsDrawnWithinIsCutAtWholePixels() {
        var picture = Picture.of(() -> {
            var canvas = new SharpCanvas();
            canvas.fit(40, 20);
            var pen = canvas.pen();
            pen.translate(0.3, 0.25);
            pen.save();
            SharpCanvas.clip(pen, 5.4, 0, 10.2, 20);
            pen.setFill(Color.BLUE);
            pen.fillRect(-5, -5, 60, 60);
            pen.restore();
            pen.setFill(Color.BLUE);
            pen.fillRect(29.7, -1, 20, 40);
            return new Scene(new Pane(canvas), 40, 20, Color.WHITE);
        });
        var row = IntStream.range(0, 40).map(x -> picture.pixel(x, 10)).boxed().toList();
        assertThat(row.subList(0, 5)).containsOnly(WHITE);
        assertThat(row.subList(5, 16)).containsOnly(BLUE);
        assertThat(row.subList(16, 30)).containsOnly(WHITE);
        assertThat(row.subList(30, 40)).as("and ends with restore").containsOnly(BLUE);
    }
}

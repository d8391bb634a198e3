package dev.podfall.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import java.util.BitSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class BandedCanvasTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 2 * BandedCanvas.ROWS + 30;

    private static int[] pixels(Supplier<Node> drawn) {
        var picture = Picture.of(() -> new Scene(new Pane(drawn.get()), WIDTH, HEIGHT, Color.WHITE));
        return IntStream.range(0, WIDTH * HEIGHT)
                .map(i -> picture.pixel(i % WIDTH, i / WIDTH))
                .toArray();
    }

    private static void draw(GraphicsContext pen) {
        pen.setFill(Color.BLUE);
        pen.fillOval(5, BandedCanvas.ROWS - 20.5, 40, 41);
        pen.setStroke(Color.RED);
        pen.strokeLine(3, 3, WIDTH - 3, HEIGHT - 3);
    }

    private static BandedCanvas banded(double width, double height) {
        var canvas = new BandedCanvas();
        canvas.fit(width, height);
        return canvas;
    }

    @Test
    void whatReachesOverAnEdgeIsWhole() {
        assertThat(pixels(() -> {
                    var canvas = banded(WIDTH, HEIGHT);
                    IntStream.range(0, canvas.size()).mapToObj(canvas::pen).forEach(BandedCanvasTest::draw);
                    return canvas;
                }))
                .isEqualTo(pixels(() -> {
                    var canvas = new SharpCanvas();
                    canvas.fit(WIDTH, HEIGHT);
                    draw(canvas.pen());
                    return canvas;
                }));
    }

    @Test
    void aBandKeepsWhatItHasWhileAnotherIsDrawn() {
        var seen = pixels(() -> {
            var canvas = banded(WIDTH, HEIGHT);
            for (int band : new int[] {0, 1, 2, 1}) {
                canvas.pen(band).setFill(band == 1 ? Color.RED : Color.BLUE);
                canvas.pen(band).fillRect(0, 0, WIDTH, HEIGHT);
            }
            return canvas;
        });
        assertThat(seen[5 * WIDTH]).isEqualTo(0xff0000ff);
        assertThat(seen[BandedCanvas.ROWS * WIDTH]).isEqualTo(0xffff0000);
        assertThat(seen[(2 * BandedCanvas.ROWS - 1) * WIDTH]).isEqualTo(0xffff0000);
        assertThat(seen[2 * BandedCanvas.ROWS * WIDTH]).isEqualTo(0xff0000ff);
    }

    @Test
    void whereSomethingIsIsKnown() {
        var canvas = banded(WIDTH, HEIGHT);
        assertThat(canvas.size()).isEqualTo(3);
        assertThat(canvas.bottom(2)).isEqualTo(HEIGHT);
        var touched = new BitSet();
        canvas.addTouched(BandedCanvas.ROWS - 1.0, BandedCanvas.ROWS, touched);
        assertThat(touched.stream()).containsExactly(0);
        canvas.addTouched(BandedCanvas.ROWS - 1.0, BandedCanvas.ROWS + 0.5, touched);
        assertThat(touched.stream()).containsExactly(0, 1);
        canvas.addTouched(-50, 0, touched);
        canvas.addTouched(HEIGHT, HEIGHT + 50.0, touched);
        assertThat(touched.stream()).containsExactly(0, 1);
    }

    @Test
    void thoseWhoDrawLearnWhenAllIsToBeDrawnAgain() {
        var canvas = new BandedCanvas();
        assertThat(canvas.fit(WIDTH, HEIGHT)).isTrue();
        assertThat(canvas.fit(WIDTH, HEIGHT)).isFalse();
        assertThat(canvas.fit(WIDTH, HEIGHT - 1)).isTrue();
        assertThat(canvas.fit(WIDTH, BandedCanvas.ROWS)).isTrue();
        assertThat(canvas.size()).isEqualTo(1);
        assertThat(canvas.down()).isEqualTo(BandedCanvas.ROWS);
        assertThat(canvas.across()).isEqualTo(WIDTH);
    }

    /** It may begin between two of the screen's pixels there. */
    @Test
    void magnifiedItHasNoSeams() {
        Picture.of(() -> {
            var canvas = new BandedCanvas();
            var magnifier = new Magnifier(new Pane(canvas));
            var scene = new Scene(magnifier, WIDTH, HEIGHT);
            magnifier.scaleProperty().set(1.5);
            assertThat(canvas.fit(WIDTH, HEIGHT)).isTrue();
            assertThat(canvas.size()).isEqualTo(1);
            magnifier.scaleProperty().set(1);
            assertThat(canvas.fit(WIDTH, HEIGHT)).isTrue();
            assertThat(canvas.size()).isEqualTo(3);
            return scene;
        });
    }
}

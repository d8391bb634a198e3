package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The picture that the window is being drawn with is not written to. */
class CellRasterTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    private static <T> T onScreen(Supplier<T> task) {
        Picture.startHeadless();
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }

    @Test
    void whatIsShownStaysWhileTheNextIsWritten() {
        assertThat(onScreen(() -> {
                    var raster = new CellRaster(4, 4, 1);
                    raster.clear(RED);
                    raster.show();
                    var shown = raster.image();
                    raster.take();
                    raster.clear(BLUE);
                    raster.fill(0, 0, 4, 4, BLUE);
                    return shown.getPixelReader().getArgb(2, 2);
                }))
                .isEqualTo(RED);
    }

    @Test
    void theNextIsShownOnceItIsWhole() {
        assertThat(onScreen(() -> {
                    var raster = new CellRaster(4, 4, 1);
                    for (int i = 0; i < 5; i++) {
                        raster.clear(i % 2 == 0 ? RED : BLUE);
                        raster.show();
                        if (i < 4) {
                            raster.take();
                        }
                    }
                    return raster.image().getPixelReader().getArgb(3, 3);
                }))
                .isEqualTo(RED);
    }

    @Test
    void twoPicturesBeforeTheWindowIsDrawnLeaveTheOneThatIsBeingReadAlone() {
        assertThat(onScreen(() -> {
                    var raster = new CellRaster(4, 4, 1);
                    raster.clear(RED);
                    raster.show();
                    var read = raster.image();
                    raster.take();
                    raster.clear(BLUE);
                    raster.show();
                    raster.clear(BLUE);
                    raster.show();
                    return read.getPixelReader().getArgb(0, 0);
                }))
                .isEqualTo(RED);
    }

    @Test
    void stripesLeaveHalfOfTheGround() {
        assertThat(onScreen(() -> {
                    var raster = new CellRaster(12, 12, 1);
                    raster.clear(RED);
                    raster.stripe(0, 0, 12, 12, BLUE);
                    int blue = 0;
                    for (int i = 0; i < 144; i++) {
                        blue += raster.argb(i % 12, i / 12) == BLUE ? 1 : 0;
                    }
                    return blue;
                }))
                .isBetween(60, 84);
    }
}

package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.start.StartCard;
import dev.podfall.ui.style.Theme;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Cards get pictures as long as there is a window to see them in. */
class ThumbnailsTest {
    @Test
    void nothingIsDrawnForAWindowThatIsClosed() {
        Picture.startHeadless();

        assertThat(given(false).picture().get()).isNotNull();
        assertThat(given(true).picture().get()).isNull();
    }

    private static StartCard given(boolean closed) {
        var sample = Samples.all().getFirst();
        var card = new StartCard(sample.number(), sample.name(), sample.note(), () -> {});
        LiveWindow.onScreen(() -> new Thumbnails(() -> Theme.LIGHT, () -> closed).give(List.of(sample), List.of(card)))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return card;
    }
}

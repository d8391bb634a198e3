package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.start.StartCard;
import dev.podfall.ui.style.Theme;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Cards get pictures as long as there is somebody to see them. */
class ThumbnailsTest {
    private final List<StartCard> cards = Samples.all().stream()
            .limit(3)
            .map(sample -> new StartCard(sample.number(), sample.name(), sample.note(), () -> {}))
            .toList();

    private boolean wanted = true;

    private void give(Thumbnails thumbnails) {
        LiveWindow.onScreen(() -> thumbnails.give(Samples.all().subList(0, 3), cards))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private List<Boolean> pictured() {
        return LiveWindow.onScreen(
                () -> cards.stream().map(card -> card.picture().get() != null).toList());
    }

    @Test
    void nothingIsDrawnForAWindowThatIsClosed() {
        Picture.startHeadless();
        wanted = false;
        give(new Thumbnails(() -> Theme.LIGHT, () -> wanted));
        assertThat(pictured()).containsExactly(false, false, false);
    }

    @Test
    void whoHasOpenedOneOfThemIsNotHeldUpByTheOthersAndSeesThemWhenHeComesBack() {
        Picture.startHeadless();
        var thumbnails = new Thumbnails(() -> Theme.LIGHT, () -> wanted);
        var watch =
                LiveWindow.onScreen(() -> cards.getFirst().picture().subscribe(picture -> wanted = picture == null));
        give(thumbnails);
        assertThat(pictured()).containsExactly(true, false, false);

        watch.unsubscribe();
        LiveWindow.doOnScreen(() -> wanted = true);
        give(thumbnails);
        assertThat(pictured()).containsExactly(true, true, true);
    }
}

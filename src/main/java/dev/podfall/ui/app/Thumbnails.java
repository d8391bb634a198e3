package dev.podfall.ui.app;

import dev.podfall.play.Moment;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.start.StartCard;
import dev.podfall.ui.start.StartView;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.topology.MapThumbnail;
import dev.podfall.ui.topology.TopologyMapper;
import dev.podfall.ui.topology.TopologyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Gives the cards of samples their pictures: each sample is run, and its map is drawn. Nobody waits for it. Screen's thread
 * only.
 */
final class Thumbnails {
    /** Twice as large as it is shown, so that it is sharp where there are more pixels. */
    private static final int DENSITY = 2;

    private final Executor worker = Latest.worker("thumbnails");
    private final Supplier<Theme> theme;
    private final BooleanSupplier closed;
    private final Map<String, TopologyModel> known = new TreeMap<>();

    /** @param closed whether the window is gone: the toolkit may be going too, and can draw nothing any more */
    Thumbnails(Supplier<Theme> theme, BooleanSupplier closed) {
        this.theme = theme;
        this.closed = closed;
    }

    /**
     * The cards of these samples, in the same order, get their pictures as they are made.
     *
     * @return completes with the last
     */
    CompletableFuture<Void> give(List<Samples.Sample> samples, List<StartCard> cards) {
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            var card = cards.get(i);
            var before = known.get(sample.file());
            if (before != null) {
                draw(before, card);
                continue;
            }
            all.add(CompletableFuture.supplyAsync(() -> model(sample), worker)
                    .thenAcceptAsync(
                            model -> {
                                known.put(sample.file(), model);
                                draw(model, card);
                            },
                            Platform::runLater));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private static TopologyModel model(Samples.Sample sample) {
        var moment = SampleScene.of(sample);
        return moment == null ? TopologyModel.EMPTY : new TopologyMapper(new Hues()).map(moment, chosen(moment), null);
    }

    /** Its verdicts are on the tiles. */
    private static Selection.Choice chosen(Moment moment) {
        var all = moment.state().daemonSets().iterator();
        return all.hasNext() ? new Selection.Choice(null, all.next().key(), null, null) : Selection.Choice.NOTHING;
    }

    private void draw(TopologyModel model, StartCard card) {
        if (!model.nodes().isEmpty() && !closed.getAsBoolean()) {
            card.picture()
                    .set(MapThumbnail.draw(
                            model, theme.get(), StartView.PICTURE_WIDTH * DENSITY, StartView.PICTURE_HEIGHT * DENSITY));
        }
    }
}

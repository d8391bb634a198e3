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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Gives the cards of samples their pictures: each sample is run, and its map is drawn, one after the other and only as long
 * as there is somebody who sees the cards. Nobody waits for it. Screen's thread only.
 */
final class Thumbnails {
    /** Twice as large as it is shown, so that it is sharp where there are more pixels. */
    private static final int DENSITY = 2;

    private final Executor worker = Latest.worker("thumbnails");
    private final Supplier<Theme> theme;
    private final BooleanSupplier wanted;
    private final Map<String, TopologyModel> known = new TreeMap<>();
    private int round;

    /** @param wanted whether the cards are seen; a toolkit that is going can draw nothing any more */
    Thumbnails(Supplier<Theme> theme, BooleanSupplier wanted) {
        this.theme = theme;
        this.wanted = wanted;
    }

    /**
     * The cards of these samples, in the same order, get their pictures as they are made; those that somebody was about to
     * get before get none any more.
     *
     * @return completes with the last
     */
    CompletableFuture<Void> give(List<Samples.Sample> samples, List<StartCard> cards) {
        round++;
        var unknown = new ArrayDeque<Wish>();
        for (int i = 0; i < samples.size(); i++) {
            var before = known.get(samples.get(i).file());
            if (before == null) {
                unknown.add(new Wish(samples.get(i), cards.get(i)));
            } else {
                draw(before, cards.get(i));
            }
        }
        return next(round, unknown);
    }

    private record Wish(Samples.Sample sample, StartCard card) {}

    /** Whoever has opened something needs the processor for it. */
    private CompletableFuture<Void> next(int begun, Queue<Wish> rest) {
        var wish = begun == round && wanted.getAsBoolean() ? rest.poll() : null;
        if (wish == null) {
            return CompletableFuture.completedFuture(null);
        }
        var made = CompletableFuture.supplyAsync(() -> model(wish.sample()), worker);
        var shown = made.thenAcceptAsync(
                model -> {
                    known.put(wish.sample().file(), model);
                    if (begun == round) {
                        draw(model, wish.card());
                    }
                },
                Platform::runLater);
        // One that fails takes no other's picture away, and is told when all are there.
        return shown.handle((done, failed) -> Optional.ofNullable(failed))
                .thenComposeAsync(
                        failed -> next(begun, rest)
                                .thenCompose(all -> failed.map(CompletableFuture::<Void>failedFuture)
                                        .orElseGet(() -> CompletableFuture.completedFuture(null))),
                        Platform::runLater);
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
        if (!model.nodes().isEmpty() && wanted.getAsBoolean()) {
            card.picture()
                    .set(MapThumbnail.draw(
                            model, theme.get(), StartView.PICTURE_WIDTH * DENSITY, StartView.PICTURE_HEIGHT * DENSITY));
        }
    }
}

package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.style.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One look for one fact: nothing on the map looks like something else, and all of it is in the legend. */
class MarkTest {
    private static final int SIZE = 24;

    static <T> T drawn(Theme theme, Function<Sprites, T> draw) {
        Picture.startHeadless();
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                var probe = new Tokens.Probe();
                var scene = new Scene(new StackPane(probe), 100, 100);
                theme.apply(scene);
                done.complete(draw.apply(new Sprites(probe.resolve(), 1)));
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        return done.join();
    }

    /** Fails with the names of what looks the same, and not with their pixels. */
    private static <K, V> void assertAllDiffer(Map<K, V> looks) {
        var byLook = new HashMap<V, List<K>>();
        looks.forEach((name, look) ->
                byLook.computeIfAbsent(look, _ -> new ArrayList<>()).add(name));
        assertThat(byLook.values()).allSatisfy(names -> assertThat(names).hasSize(1));
    }

    static List<Integer> pixels(Image image) {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        var argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        return Arrays.stream(argb).boxed().toList();
    }

    /** What is not transparent, as if there were no colours. */
    private static List<Boolean> outline(Image image) {
        return pixels(image).stream().map(argb -> argb >>> 24 > 96).toList();
    }

    private static PodMark pod(PodMark.State state, boolean outdated) {
        return new PodMark("u", "p", 0, 1, outdated, state, null);
    }

    @ParameterizedTest
    @EnumSource
    void everyPodStateLooksLikeNoOther(Theme theme) {
        var looks = drawn(theme, sprites -> {
            var all = new HashMap<String, List<Integer>>();
            for (var state : PodMark.State.values()) {
                var badge = Sprites.hasBadge(state) ? pixels(sprites.podBadge(state, 12)) : List.<Integer>of();
                var look = new ArrayList<>(pixels(sprites.pod(pod(state, false), state, SIZE)));
                look.addAll(badge);
                all.put(state.name(), look);
            }
            all.put("OUTDATED", pixels(sprites.pod(pod(PodMark.State.READY, true), PodMark.State.READY, SIZE)));
            all.put("PILE", pixels(sprites.pile(SIZE)));
            all.put("GHOST", pixels(sprites.ghost(SIZE)));
            return all;
        });
        assertAllDiffer(looks);
    }

    @ParameterizedTest
    @EnumSource
    void everyVerdictHasASignOfItsOwnShape(Theme theme) {
        var shapes = drawn(theme, sprites -> {
            var all = new HashMap<Verdict.Kind, List<Boolean>>();
            for (var kind : Verdict.Kind.values()) {
                all.put(kind, outline(sprites.sign(kind, SIZE)));
            }
            return all;
        });
        // What leaves because it must and what leaves in good order differ by their colour alone: they are one fact.
        assertThat(shapes.get(Verdict.Kind.EVICTS)).isEqualTo(shapes.get(Verdict.Kind.ENDS));
        shapes.remove(Verdict.Kind.ENDS);
        assertAllDiffer(shapes);
    }

    /** Down to the size that they have at 40 %. */
    @ParameterizedTest
    @EnumSource
    void aTaintThatIsOnlyConsideredLooksLikeNoneThatIsThere(Theme theme) {
        for (int size : new int[] {6, 8, 10, 14}) {
            Map<String, List<Integer>> looks = drawn(theme, sprites -> {
                var all = new HashMap<String, List<Integer>>();
                for (var effect : TaintEffect.values()) {
                    all.put(effect + " there", pixels(sprites.shape(effect, size, false)));
                    all.put(effect + " considered", pixels(sprites.shape(effect, size, true)));
                }
                return all;
            });
            assertAllDiffer(looks);
            // Hollow: nothing in its middle.
            int middle = size / 2 * size + size / 2;
            for (var effect : TaintEffect.values()) {
                assertThat(looks.get(effect + " considered").get(middle) >>> 24)
                        .as("%s of %d", effect, size)
                        .isLessThan(size < 8 ? 160 : 96);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTileOfShapesDrawsWhatIsOnlyConsideredOtherThanWhatIsThere(Theme theme) {
        var plain = DemoCluster.twelve().nodes().getFirst();
        var step = Step.ofPercent(60);
        var looks = drawn(theme, sprites -> {
            var all = new HashMap<Boolean, List<Integer>>();
            for (boolean staged : new boolean[] {false, true}) {
                var canvas = new Canvas(step.tileWidth(), step.tileHeight());
                var fonts = new FontWidths();
                var layout = new TileLayout(step, step.tileWidth(), fonts, Names.NONE);
                var chip = new TaintChip("gpu", "true", TaintEffect.NO_SCHEDULE, false, staged);
                new TilePainter(
                                canvas.getGraphicsContext2D(),
                                sprites,
                                fonts,
                                layout,
                                step,
                                step.tileWidth(),
                                _ -> false)
                        .paint(plain.differing(List.of(chip), plain.pods()), 0, 0, false, false);
                all.put(staged, pixels(canvas.snapshot(null, null)));
            }
            return all;
        });
        assertAllDiffer(looks);
    }

    @ParameterizedTest
    @EnumSource
    void farCellsDifferToo(Theme theme) {
        var seen = List.of(
                Mark.READY,
                Mark.OUTDATED,
                Mark.NOT_READY,
                Mark.CREATING,
                Mark.FAILED,
                Mark.LEAVING,
                Mark.EVICTED,
                Mark.WAITS,
                Mark.REFUSED,
                Mark.NOT_MEANT,
                Mark.MISSCHEDULED,
                Mark.LANDS,
                Mark.NODE_NOT_READY);
        Map<Mark, List<Integer>> looks = drawn(theme, sprites -> {
            var all = new HashMap<Mark, List<Integer>>();
            seen.forEach(mark -> all.put(mark, pixels(sprites.cell(mark, 12))));
            return all;
        });
        assertAllDiffer(looks);
    }

    @ParameterizedTest
    @EnumSource
    void everyMarkIsInTheLegendInWords(Mark mark) {
        assertThat(Legend.word(mark)).isNotBlank().doesNotContain("legend.");
        assertThat(Arrays.stream(Mark.values()).filter(other -> other != mark).map(Legend::word))
                .doesNotContain(Legend.word(mark));
    }
}

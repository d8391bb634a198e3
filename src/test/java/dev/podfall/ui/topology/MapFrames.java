package dev.podfall.ui.topology;

import dev.podfall.ui.style.Fonts;
import dev.podfall.ui.style.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/**
 * What a frame costs while a wave of pods lands, of the map and, by turns in the same window, of a canvas that fills it and
 * draws one rectangle: {@code MapFrames [NODES [PERCENT...]]}, on a display. Milliseconds of processor time, median and 95th percentile:
 * of all on the screen's thread, and of the whole frame, that thread and the one that renders together.
 */
final class MapFrames {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int WARM = 40;
    private static final int FRAMES = 120;
    private static final int TURNS = 3;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private MapFrames() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            int nodes = args.length > 0 ? Integer.parseInt(args[0]) : 15_000;
            var percents = args.length > 1
                    ? Arrays.stream(args).skip(1).map(Integer::valueOf).toList()
                    : List.of(2, 28, 60, 100);
            Platform.startup(Fonts::load);
            Platform.setImplicitExit(false);
            for (int percent : percents) {
                measure(nodes, Step.ofPercent(percent));
            }
            exit = 0;
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(exit);
    }

    /** Something that has another frame each time. */
    private interface Show {
        Parent root();

        void frame(int number);
    }

    private static final class Rectangle implements Show {
        private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
        private final Pane pane = new Pane(canvas);

        @Override
        public Parent root() {
            return pane;
        }

        @Override
        public void frame(int number) {
            var gc = canvas.getGraphicsContext2D();
            gc.setFill(Color.WHITE);
            gc.fillRect(0, 0, WIDTH, HEIGHT);
            gc.setFill(Color.BLUE);
            gc.fillRect(number % FRAMES * 10, 200, 300, 300);
        }
    }

    private static final class Wave implements Show {
        private final TopologyView view = TopologyView.load();
        private final TopologyModel full;
        private final Step step;
        private List<NodeTile> tiles = List.of();

        Wave(int nodes, Step step) {
            this.step = step;
            full = DemoCluster.many(nodes);
            view.setWaves(true);
            empty();
        }

        private void empty() {
            tiles = new ArrayList<>(full.nodes().stream()
                    .map(tile -> DemoCluster.with(tile, tile.taints(), List.of(), Verdict.NONE))
                    .toList());
            view.model().show(model(0));
            view.model().zoom().set(step);
        }

        private TopologyModel model(int number) {
            return new TopologyModel(number, full.lanes(), full.selectedLane(), tiles, List.of());
        }

        @Override
        public Parent root() {
            return view.root();
        }

        @Override
        public void frame(int number) {
            int at = number % FRAMES;
            if (at == 0) {
                empty();
            }
            int size = tiles.size();
            for (int i = at * size / FRAMES; i < (at + 1) * size / FRAMES; i++) {
                tiles.set(i, full.nodes().get(i));
            }
            view.model().show(model(number + 1));
        }
    }

    private static void measure(int nodes, Step step) {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                var shows = List.of(new Wave(nodes, step), new Rectangle());
                var scene = new Scene(new Pane(), WIDTH, HEIGHT);
                Theme.LIGHT.apply(scene);
                var stage = new Stage();
                stage.setScene(scene);
                stage.show();
                var run = new Run(scene, shows);
                run.whenDone = () -> {
                    stage.hide();
                    run.say(nodes, step);
                    done.complete(true);
                };
                run.start();
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        done.join();
    }

    /** Shows one after the other, several times, frame by frame. */
    private static final class Run extends AnimationTimer {
        private final Scene scene;
        private final List<? extends Show> shows;
        private final List<List<Double>> screen = List.of(new ArrayList<>(), new ArrayList<>());
        private final List<List<Double>> whole = List.of(new ArrayList<>(), new ArrayList<>());
        private final long renderer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
                .mapToLong(Thread::threadId)
                .findFirst()
                .orElseThrow();
        private Runnable whenDone = () -> {};
        private int turn;
        private int frame = -WARM;
        private long before;
        private long busyBefore;

        Run(Scene scene, List<? extends Show> shows) {
            this.scene = scene;
            this.shows = shows;
        }

        @Override
        public void handle(long now) {
            long busy = CLOCK.getCurrentThreadCpuTime();
            long spent = busy + CLOCK.getThreadCpuTime(renderer);
            int which = turn % shows.size();
            // The first frame of a turn is another scene's.
            if (frame > 0) {
                screen.get(which).add((busy - busyBefore) / 1e6);
                whole.get(which).add((spent - before) / 1e6);
            }
            before = spent;
            busyBefore = busy;
            if (frame > FRAMES) {
                frame = -5;
                turn++;
                which = turn % shows.size();
                if (turn >= TURNS * shows.size()) {
                    stop();
                    whenDone.run();
                    return;
                }
            }
            var show = shows.get(which);
            if (scene.getRoot() != show.root()) {
                scene.setRoot(show.root());
            }
            show.frame(Math.max(0, frame + FRAMES));
            frame++;
        }

        void say(int nodes, Step step) {
            System.out.printf(
                    Locale.ROOT,
                    "%6d nodes  %3d%%  screen %5.2f / %5.2f  frame %5.2f / %5.2f  rectangle %5.2f / %5.2f  p95 %.2f%n",
                    nodes,
                    step.percent(),
                    share(screen.get(0), 0.5),
                    share(screen.get(0), 0.95),
                    share(whole.get(0), 0.5),
                    share(whole.get(0), 0.95),
                    share(whole.get(1), 0.5),
                    share(whole.get(1), 0.95),
                    share(whole.get(0), 0.95) / share(whole.get(1), 0.95));
        }
    }

    private static double share(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}

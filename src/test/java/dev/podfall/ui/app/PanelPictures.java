package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Command;
import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.events.EventFilter;
import dev.podfall.ui.events.EventsView;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.nodes.ObjectEventsView;
import dev.podfall.ui.nodes.SummaryView;
import dev.podfall.ui.nodes.YamlView;
import dev.podfall.ui.placement.PlacementView;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.timeline.TimelineView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Draws the panels with real sessions, to look at: {@code java ... PanelPictures target/pictures}. */
final class PanelPictures {
    private static final String GPU = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private final Path folder;

    private PanelPictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) {
        int exit = 1;
        try {
            new PanelPictures(Path.of(args.length > 0 ? args[0] : "target")).drawAll(args.length > 1 ? args[1] : "");
            exit = 0;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(exit);
    }

    private void drawAll(String only) throws IOException {
        Files.createDirectories(folder);
        if (only.isEmpty() || only.equals("why")) {
            why();
        }
        if (only.isEmpty() || only.equals("events")) {
            events();
        }
        if (only.isEmpty() || only.equals("timeline")) {
            timeline();
        }
        if (only.isEmpty() || only.equals("summary")) {
            summary();
        }
        if (only.isEmpty() || only.equals("yaml")) {
            yaml();
        }
        if (only.isEmpty() || only.equals("window")) {
            window();
        }
    }

    private void timeline() throws IOException {
        picture("timeline", 1380, 200, () -> List.of(timeline(rolledBack(), 0)));
        picture("timeline-branches", 1380, 200, () -> List.of(branched(3)));
        picture("timeline-many-branches", 1380, 240, () -> List.of(branched(17)));
        picture("timeline-past", 1380, 200, () -> {
            var lab = rolledBack();
            return List.of(timeline(
                    lab,
                    lab.session()
                            .journal()
                            .countUntil(lab.session().frame().start().plusSeconds(75))));
        });
        picture(
                "timeline-two",
                1380,
                220,
                () -> List.of(timeline(Lab.sample("13-two-hundred-nodes.yaml").runFor(90), 0)));
    }

    private static Lab rolledBack() {
        var yaml = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            yaml.append(Lab.node("n" + i, ""));
        }
        return Lab.of(yaml + Lab.agent(""))
                .runFor(40)
                .image("agent:1.17", "kubectl set image ds/agent agent=agent:1.17")
                .runFor(70)
                .image("agent:1.16", "kubectl rollout undo ds/agent")
                .runFor(50);
    }

    private static javafx.scene.Node timeline(Lab lab, int steps) {
        var hues = new Hues();
        hues.learn(1, lab.state());
        var view = TimelineView.load(new Selection(), hues, Runnable::run, Runnable::run);
        view.show(steps == 0 ? moment(lab) : past(lab, steps));
        return view.node();
    }

    /** A timeline with so many branches, of which some have names. */
    private static javafx.scene.Node branched(int count) {
        var lab = rolledBack();
        var session = lab.session();
        var journal = session.journal();
        var branches = new ArrayList<Moment.Branch>();
        var names =
                List.of("", "taint worker-3 NoExecute", "drain first", "", "", "a name that is much too long for it");
        for (int i = 0; i < count; i++) {
            int common = (int) (journal.size() * (0.15 + 0.8 * ((i * 5) % count) / count));
            var fork = session.forkAt(journal.get(common - 1).position());
            fork.execute(new Command.StopKubelet("n1"));
            fork.runFor(Duration.ofSeconds(20 + 37 * i % 90));
            branches.add(new Moment.Branch(i + 1, names.get(i % names.size()), common, fork.frame()));
        }
        var hues = new Hues();
        hues.learn(1, lab.state());
        var view = TimelineView.load(new Selection(), hues, Runnable::run, Runnable::run);
        var frame = session.frame();
        view.show(new Moment(1, frame, journal.size(), frame.now(), false, Pace.REAL, branches));
        return view.node();
    }

    private void summary() throws IOException {
        picture("summary", 340, 760, () -> {
            var lab = Lab.sample("13-two-hundred-nodes.yaml").runFor(90);
            var broken = Lab.sample("11-does-not-fit.yaml").runFor(60);
            var daemonSet = lab.state().daemonSets().iterator().next();
            var pod = lab.state().podsControlledBy(daemonSet.uid()).iterator().next();
            var waiting = broken.state().podsOnNode("").iterator().next();
            return List.of(
                    summary(lab, s -> s.node("gpu-001")),
                    summary(lab, s -> s.daemonSet(daemonSet.key())),
                    summary(lab, s -> s.pod(pod.key(), null, null)),
                    summary(broken, s -> s.pod(waiting.key(), null, null)),
                    summary(rolledBack(), s -> s.node("n1")));
        });
    }

    private void window() throws IOException {
        for (var theme : Theme.values()) {
            Picture.of(() -> {
                        var lab = rolledBack().patch(Kind.NODE, "n6", GPU).runFor(5);
                        var view = WindowView.load();
                        view.model().theme().set(theme);
                        var desk = new Desk(view, Runnable::run, Runnable::run);
                        var inspector = new Inspector(desk.selection(), desk.hues(), Runnable::run, Runnable::run);
                        var bottom = new BottomPanel(desk.selection(), desk.hues(), Runnable::run, Runnable::run);
                        view.setRight(inspector.node());
                        view.setBottom(bottom.node());
                        desk.onMoment(inspector::show);
                        desk.onMoment(bottom::show);
                        desk.selection().daemonSet(Lab.AGENT);
                        desk.selection().node("n6");
                        desk.show(moment(lab));
                        desk.topology().passAnimationTime(10_000);
                        return view.scene(1600, 1000);
                    })
                    .write(folder.resolve("window-" + theme + ".png"));
        }
    }

    private void yaml() throws IOException {
        picture("yaml", 340, 760, () -> {
            var lab = Lab.sample("11-does-not-fit.yaml").runFor(60);
            var waiting = lab.state().podsOnNode("").iterator().next();
            var agents = lab.state()
                    .podsControlledBy(
                            java.util.Objects.requireNonNull(waiting.meta().controller())
                                    .uid());
            var bound = agents.stream()
                    .filter(pod -> !pod.nodeName().isEmpty())
                    .findFirst()
                    .orElseThrow();
            return List.of(
                    yaml(lab, s -> s.pod(bound.key(), null, null)),
                    yaml(lab, s -> s.node("small-1")),
                    objectEvents(lab, s -> s.node("small-1")),
                    objectEvents(lab, s -> s.pod(waiting.key(), null, null)));
        });
    }

    private static javafx.scene.Node yaml(Lab lab, java.util.function.Consumer<Selection> choose) {
        var selection = new Selection();
        choose.accept(selection);
        var view = YamlView.load(selection, Runnable::run, Runnable::run);
        view.show(moment(lab));
        return view.node();
    }

    private static javafx.scene.Node objectEvents(Lab lab, java.util.function.Consumer<Selection> choose) {
        var selection = new Selection();
        choose.accept(selection);
        var view = ObjectEventsView.load(selection, Runnable::run, Runnable::run);
        view.show(moment(lab));
        return view.node();
    }

    private static javafx.scene.Node summary(Lab lab, java.util.function.Consumer<Selection> choose) {
        var hues = new Hues();
        hues.learn(1, lab.state());
        var selection = new Selection();
        choose.accept(selection);
        var view = SummaryView.load(selection, hues, Runnable::run, Runnable::run);
        view.show(moment(lab));
        return view.node();
    }

    private void events() throws IOException {
        picture("events", 1180, 240, () -> {
            var lab = Lab.sample("04-noschedule-and-noexecute.yaml").runFor(60);
            var view = EventsView.load(new Selection(), Runnable::run, Runnable::run);
            view.show(moment(lab));
            return List.of(view.node());
        });
        picture("events-past", 1180, 240, () -> {
            var lab = Lab.sample("11-does-not-fit.yaml").runFor(60);
            var view = EventsView.load(new Selection(), Runnable::run, Runnable::run);
            view.setDepth(EventFilter.Depth.DECISIONS);
            view.show(past(lab, 40));
            return List.of(view.node());
        });
    }

    private static Lab gpu() {
        return Lab.of(Lab.node("n1", "")
                        + Lab.node("gpu-1", GPU)
                        + Lab.agent("tolerations: [{key: gpu, operator: Equal, value: 'no', effect: NoSchedule}]"))
                .runFor(60);
    }

    private void why() throws IOException {
        picture("why", 340, 760, () -> {
            var lab = Lab.sample("11-does-not-fit.yaml").runFor(60);
            var selection = new Selection();
            selection.pod(lab.state().podsOnNode("").iterator().next().key(), null, null);
            return List.of(
                    why(gpu(), "gpu-1"),
                    why(gpu(), "n1"),
                    why(gpu().patch(Kind.NODE, "n1", GPU).runFor(30), "n1"),
                    why(lab, selection),
                    why(gpu(), ""));
        });
    }

    private static javafx.scene.Node why(Lab lab, String node) {
        var selection = new Selection();
        selection.daemonSet(Lab.AGENT);
        if (!node.isEmpty()) {
            selection.node(node);
        }
        return why(lab, selection);
    }

    private static javafx.scene.Node why(Lab lab, Selection selection) {
        var view = PlacementView.load(selection, Runnable::run, Runnable::run);
        view.show(moment(lab));
        return view.node();
    }

    static Moment moment(Lab lab) {
        var frame = lab.session().frame();
        return new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
    }

    static Moment past(Lab lab, int steps) {
        var frame = lab.session().frame();
        var at = frame.journal().get(steps - 1).at();
        return new Moment(1, frame, steps, at, false, Pace.REAL, List.of());
    }

    /** Draws panels side by side, each of that size. */
    private void picture(String name, double width, double height, Supplier<List<javafx.scene.Node>> panels)
            throws IOException {
        for (var theme : Theme.values()) {
            Picture.of(() -> {
                        var box = new HBox(8);
                        for (var panel : panels.get()) {
                            var frame = new StackPane(panel);
                            frame.setMinWidth(width);
                            frame.setMaxWidth(width);
                            box.getChildren().add(frame);
                        }
                        var count = box.getChildren().size();
                        var scene = new Scene(box, count * (width + 8) - 8, height);
                        theme.apply(scene);
                        return scene;
                    })
                    .write(folder.resolve(name + "-" + theme + ".png"));
        }
    }

    static ObjectKey key(String name) {
        return ObjectKey.of("default", name);
    }
}

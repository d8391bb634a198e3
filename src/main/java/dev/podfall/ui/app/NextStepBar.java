package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.play.Moment;
import dev.podfall.ui.control.Controls;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line under the map that says what to do next where nothing goes on by itself, with buttons that do it. */
final class NextStepBar {
    /** What its buttons do. */
    interface Acts {
        void addNodes(int count);

        void start();

        void writeDaemonSet();

        void run(ConsoleLine line);

        /** Shows why something is where it is. */
        void explain(NextStep step);
    }

    private final HBox root = new HBox(10);
    private final Acts acts;
    private NextStep shown = new NextStep.Nothing();
    private boolean quiet;

    NextStepBar(Acts acts) {
        this.acts = acts;
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("next-step");
        Controls.visible(root, false);
        Words.follow(root, this::render);
    }

    Node root() {
        return root;
    }

    void show(Moment moment) {
        var next = passing(moment) ? new NextStep.Nothing() : NextStep.of(moment.state(), moment.at());
        if (!next.equals(shown)) {
            shown = next;
            render();
        }
    }

    /** Where time goes on to what has happened already, what is not there yet still comes. */
    private static boolean passing(Moment moment) {
        var state = moment.state();
        boolean bare = state.count(Kind.NODE) == 0 || state.count(Kind.DAEMON_SET) + state.count(Kind.POD) == 0;
        return bare && moment.playing() && !moment.present();
    }

    /** Whether it says nothing, as somebody else says what to do next. */
    void setQuiet(boolean now) {
        quiet = now;
        render();
    }

    private void render() {
        var step = quiet ? new NextStep.Nothing() : shown;
        Controls.visible(root, !(step instanceof NextStep.Nothing));
        switch (step) {
            case NextStep.Nothing() -> root.getChildren().clear();
            case NextStep.NoNodes() ->
                say(
                        Words.of("next-step.no-nodes"),
                        button("next-step.add-ten", acts::addNodes, 10),
                        button("next-step.start", each -> acts.start(), 0));
            case NextStep.NothingRuns(int nodes) ->
                say(
                        Words.of("next-step.nothing-runs", nodes),
                        button("next-step.daemon-set", each -> acts.writeDaemonSet(), 0),
                        button("next-step.start", each -> acts.start(), 0));
            case NextStep.SelectsNone(var daemonSet, var labels, var node) -> {
                if (labels.isEmpty()) {
                    say(Words.of("next-step.selects-none", daemonSet.name()), why(step));
                } else {
                    var line = ConsoleLine.of("kubectl label nodes " + node + " " + labels);
                    var label = button("next-step.label", each -> acts.run(line), 0, node);
                    say(Words.of("next-step.no-such-label", daemonSet.name(), labels), label, why(step));
                }
            }
            case NextStep.NoRoom(var pod, int count) ->
                say(
                        Words.of("next-step.no-room", count, pod.name()),
                        why(step),
                        button("next-step.add-one", acts::addNodes, 1));
        }
    }

    private Button why(NextStep step) {
        return button("next-step.why", each -> acts.explain(step), 0);
    }

    private static Button button(String key, Consumer<Integer> action, int count, Object... values) {
        var button = new Button(Words.of(key, values));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.accept(count));
        return button;
    }

    private void say(String sentence, Button... buttons) {
        var said = new Label(sentence);
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        root.getChildren().setAll(said);
        root.getChildren().addAll(List.of(buttons));
    }
}

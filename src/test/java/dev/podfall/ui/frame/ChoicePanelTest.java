package dev.podfall.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoicePanelTest {
    private final Selection selection = new Selection();
    private final Told panel = new Told();
    private final Lab lab = Lab.sample("01-first-daemonset.yaml");

    /** Says which node is chosen, and how many pods there are. */
    private static final class Told extends ChoicePanel<String, String> {
        private final Pane root = new Pane();
        private final List<String> asked = new ArrayList<>();
        private final List<String> rendered = new ArrayList<>();

        void follow(Selection selection) {
            follow(selection, Runnable::run, Runnable::run, question -> {
                asked.add(question);
                return question;
            });
        }

        @Override
        public Node node() {
            return root;
        }

        @Override
        protected String question(Moment moment, Selection.Choice choice) {
            return choice.node() + " " + moment.state().pods().size();
        }

        @Override
        protected String nothing() {
            return "nothing";
        }

        @Override
        protected void render(String model, @Nullable String before) {
            rendered.add(before + " -> " + model);
        }
    }

    private Moment moment() {
        var frame = lab.session().frame();
        return new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.STORY, List.of());
    }

    @Test
    void itAsksWhereSomethingIsAnotherAndRendersOnlyAnotherAnswer() {
        panel.follow(selection);
        assertThat(panel.rendered).containsExactly("null -> nothing");
        var first = moment();
        panel.show(first);
        panel.show(first);
        assertThat(panel.asked).containsExactly("null 0");
        selection.node("worker-1");
        lab.runFor(30);
        panel.show(moment());
        assertThat(panel.asked).containsExactly("null 0", "worker-1 0", "worker-1 3");
        selection.daemonSet(lab.state().daemonSets().iterator().next().key());
        assertThat(panel.rendered)
                .as("the same answer again is nothing new")
                .containsExactly(
                        "null -> nothing", "nothing -> null 0", "null 0 -> worker-1 0", "worker-1 0 -> worker-1 3");
    }

    @Test
    void whileNobodyLooksAtItItAsksNothing() {
        panel.follow(selection);
        panel.show(moment());
        panel.rest();
        selection.node("worker-1");
        assertThat(panel.asked).containsExactly("null 0");
        assertThat(panel.moment()).isNull();
        assertThat(panel.rendered).hasSize(2);
        panel.show(moment());
        assertThat(panel.asked).containsExactly("null 0", "worker-1 0");
    }
}

package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.language.Wording;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody ticks what time is to stop at, and lets it run. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BreakpointsWindowTest extends LiveWindow {
    private static final String TWO = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");

    private Moment moment() {
        return workbench.desk().shown();
    }

    private MenuButton menu() {
        return (MenuButton) Objects.requireNonNull(root().lookup(".breakpoints"));
    }

    private void begin(Lab lab) {
        open(Wording.ENGLISH, 1400, 900);
        workbench.loading().prepare(lab.session(), List.of()).join();
        until(() -> moment() != null && moment().state().daemonSet(Lab.AGENT) != null);
        until(() -> menu().getItems().size() > 4);
    }

    private void tick(String text) {
        doOnScreen(() -> {
            var item = menu().getItems().stream()
                    .filter(each -> text.equals(each.getText()))
                    .map(CheckMenuItem.class::cast)
                    .findFirst()
                    .orElseThrow();
            item.setSelected(true);
            item.fire();
        });
    }

    @Test
    void timeStopsAtWhatIsTickedAndTheWindowSaysWhy() {
        begin(Lab.of(TWO));
        tick("the rollout of agent is done");
        assertThat(onScreen(() -> menu().getText())).isEqualTo("1");
        assertThat(onScreen(() -> menu().getAccessibleText())).contains("1 chosen");
        doOnScreen(() -> {
            workbench.desk().view().model().pace().set(Pace.MAX);
            workbench.desk().view().model().playOrPause();
        });
        until(() -> moment().waiting().stop() != null);
        assertThat(moment().playing()).isFalse();
        assertThat(Objects.requireNonNull(moment().waiting().stop()).breakpoint())
                .isEqualTo(new Breakpoint.RolledOut(Lab.AGENT));
        var model = workbench.desk().view().model();
        until(() -> !model.mention().get().isEmpty());
        assertThat(Wording.ENGLISH.say(model.mention().get())).isEqualTo("Stopped: the rollout of agent is done");
        assertThat(onScreen(() -> model.playing().get())).isFalse();
    }

    @Test
    void aKeyPlaysToTheNextEvent() {
        begin(Lab.of(TWO).runFor(60).give("kubelet stop n1"));
        workbench.player().driveByHand();
        int before = moment().shown();
        doOnScreen(() ->
                root().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.N, false, false, false, false)));
        until(() -> {
            workbench.player().pass(Duration.ofMillis(100));
            return moment().shown() > before && !moment().playing();
        });
        assertThat(moment().elapsed().toSeconds()).isGreaterThan(90);
    }
}

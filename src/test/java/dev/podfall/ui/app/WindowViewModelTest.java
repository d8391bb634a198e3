package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowViewModelTest {
    private final WindowViewModel model = new WindowViewModel();
    private final List<String> asked = new ArrayList<>();

    WindowViewModelTest() {
        model.connect(new Transport() {
            @Override
            public void toStart() {
                asked.add("start");
            }

            @Override
            public void back(boolean every) {
                asked.add("back");
            }

            @Override
            public void play(boolean on) {
                asked.add(on ? "play" : "pause");
            }

            @Override
            public void forward(boolean every) {
                asked.add("forward");
            }

            @Override
            public void toEnd() {
                asked.add("end");
            }

            @Override
            public void playToNext() {
                asked.add("next");
            }

            @Override
            public void replay() {
                asked.add("replay");
            }

            @Override
            public void pace(Pace pace) {
                asked.add("pace " + pace);
            }

            @Override
            public void undo() {
                asked.add("undo");
            }

            @Override
            public void redo() {
                asked.add("redo");
            }
        });
        asked.clear();
    }

    @Test
    void whatStoppedTimeIsSaidUntilItRunsAgain() {
        var stop = new Moment.Stop(new Breakpoint.PodEvicted(ObjectKey.of("default", "fluent-bit")), 7);
        model.waitingIs(new Moment.Waiting(false, null, stop), Instant.EPOCH);
        assertThat(Wording.ENGLISH.say(model.waitingShort().get())).isEqualTo("stopped");
        assertThat(Wording.ENGLISH.say(model.waitingLong().get())).isEqualTo("Stopped: a pod of fluent-bit is evicted");
        assertThat(model.mention().get()).isEqualTo(model.waitingLong().get());
        model.waitingIs(Moment.Waiting.FOR_NOTHING, Instant.EPOCH);
        assertThat(model.mention().get().isEmpty()).isTrue();
        assertThat(model.waitingShort().get().isEmpty()).isTrue();
    }

    @Test
    void playingToTheNextEventIsPlaying() {
        model.playToNext();
        assertThat(asked).containsExactly("next");
        assertThat(model.playing().get()).isTrue();
    }

    @Test
    void playAndPauseTakeTurns() {
        model.playOrPause();
        model.playOrPause();
        assertThat(asked).containsExactly("play", "pause");
    }

    @Test
    void aStepByHandPausesFirst() {
        model.playOrPause();
        model.forward(false);
        model.back(false);
        assertThat(asked).containsExactly("play", "pause", "forward", "back");
        assertThat(model.playing().get()).isFalse();
    }

    /** A moment from before the pause may come after it, and a step, or time that stops by itself, lets what flies land. */
    @Test
    void whatFliesStandsStillOnlyWhereSomebodyHasStoppedTime() {
        model.timeIs(Duration.ZERO, false, true);
        model.timeIs(Duration.ofSeconds(1), false, false);
        assertThat(model.frozen().get()).as("it has stopped by itself").isFalse();
        model.playOrPause();
        model.timeIs(Duration.ofSeconds(1), false, true);
        assertThat(model.frozen().get()).isFalse();
        model.playOrPause();
        assertThat(model.frozen().get()).isTrue();
        model.timeIs(Duration.ofSeconds(2), false, true);
        model.timeIs(Duration.ofSeconds(2), false, false);
        assertThat(model.frozen().get()).isTrue();
        model.forward(false);
        assertThat(model.frozen().get()).isFalse();
        model.playToNext();
        model.playOrPause();
        assertThat(model.frozen().get()).isTrue();
        model.timeIs(Duration.ofSeconds(3), false, false);
        model.timeIs(Duration.ofSeconds(3), false, true);
        model.timeIs(Duration.ofSeconds(4), false, false);
        assertThat(model.frozen().get()).as("somebody else has let it go on").isFalse();
    }

    @Test
    void afterSomethingWasTakenBackTimeGoesOnWithWhatIsDoneNextIfItRan() {
        model.timeIs(Duration.ZERO, false, true);
        model.undo();
        model.undo();
        model.timeIs(Duration.ZERO, false, false);
        asked.clear();
        model.acted();
        assertThat(asked).containsExactly("play");
        model.acted();
        assertThat(asked).hasSize(1);
        model.undo();
        model.timeIs(Duration.ZERO, false, false);
        model.back(false);
        asked.clear();
        model.acted();
        assertThat(asked).as("who has stopped time lets it go on").isEmpty();
    }

    @Test
    void whoComesLaterIsToldTheSpeed() {
        model.pace().set(Pace.MAX);
        assertThat(asked).containsExactly("pace MAX");
        model.pace().set(Pace.SLOW);
        assertThat(asked).containsExactly("pace MAX", "pace SLOW");
    }

    @Test
    void theClockShowsWhatTheKeeperOfTimeSays() {
        model.timeIs(Duration.ofMillis(161_340), true, true);
        assertThat(model.clock().get()).isEqualTo("00:02:41.3");
        assertThat(model.inThePast().get()).isTrue();
        assertThat(model.playing().get()).isTrue();
    }

    @Test
    void whatCanBeTakenBackIsWhatTheKeeperOfTimeSays() {
        assertThat(model.toUndo().get().isEmpty()).isTrue();
        model.actsAre(Phrase.verbatim("kubectl cordon n1"), null, 1);
        assertThat(model.toUndo().get()).hasToString("kubectl cordon n1");
        assertThat(model.toRedo().get().isEmpty()).isTrue();
        model.undo();
        model.redo();
        assertThat(asked).containsExactly("undo", "redo");
    }

    @Test
    void themesTakeTurns() {
        model.switchTheme();
        assertThat(model.theme().get()).isEqualTo(Theme.DARK);
        model.switchTheme();
        assertThat(model.theme().get()).isEqualTo(Theme.CONTRAST);
        model.switchTheme();
        assertThat(model.theme().get()).isEqualTo(Theme.LIGHT);
    }
}

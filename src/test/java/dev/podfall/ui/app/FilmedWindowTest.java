package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The window frame by frame: what moves is seen, and the same each time. */
class FilmedWindowTest {
    private static final Duration FRAME = Duration.ofMillis(100);

    private final List<Integer> pixels = new ArrayList<>();

    private StillWindow window() {
        return window(false);
    }

    private StillWindow window(boolean bottom) {
        var window = StillWindow.open(900, 600, Theme.LIGHT, Wording.ENGLISH);
        var manifests = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
        assertThat(window.load(List.of(new Source("a.yaml", manifests)), session -> {}))
                .isTrue();
        window.choose(bench -> bench.desk().view().model().bottomShown().set(bottom));
        window.film(Pace.STORY);
        return window;
    }

    private void roll(StillWindow window) {
        for (int i = 0; !window.pass(FRAME); i++) {
            assertThat(i).as("frames").isLessThan(200);
            pixels.add(Arrays.hashCode(window.frame().argb()));
        }
    }

    @Test
    void theSameFramesEachTime() {
        var first = window();
        roll(first);
        first.act(session -> Console.run("kubectl taint node n1 a=b:NoExecute", new StrictIo(Map.of()), session));
        int before = pixels.size();
        roll(first);
        first.leave();
        var once = List.copyOf(pixels);
        pixels.clear();

        var second = window();
        roll(second);
        second.act(session -> Console.run("kubectl taint node n1 a=b:NoExecute", new StrictIo(Map.of()), session));
        roll(second);
        second.leave();

        assertThat(pixels).isEqualTo(once);
        assertThat(before).as("a landing takes seconds").isBetween(25, 90);
        assertThat(once.size() - before).as("an eviction, too").isBetween(15, 90);
        assertThat(once.stream().distinct().count()).as("much of it moves").isGreaterThan(20);
    }

    private void give(StillWindow window, String line) {
        int code = window.act(session -> Console.run(line, new StrictIo(Map.of()), session));
        assertThat(code).as(line).isZero();
    }

    /** What the timeline shows of a rollback, frame by frame. */
    private List<Integer> rollback() {
        var window = window(true);
        roll(window);
        give(window, "kubectl set image ds/agent agent=agent:1.17");
        roll(window);
        give(window, "kubectl rollout undo ds/agent");
        var frames = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            window.pass(FRAME);
            var argb = window.frame().argb();
            // From its tabs on: nothing else is there.
            frames.add(Arrays.hashCode(Arrays.copyOfRange(argb, argb.length * 4 / 5, argb.length)));
        }
        window.leave();
        return frames;
    }

    @Test
    void aRolledBackRevisionFliesInTheSameFramesEachTime() {
        var once = rollback();
        assertThat(rollback()).isEqualTo(once);
        int longest = 0;
        int moving = 0;
        for (int i = 1; i < once.size(); i++) {
            moving = once.get(i).equals(once.get(i - 1)) ? 0 : moving + 1;
            longest = Math.max(longest, moving);
        }
        assertThat(longest).as("frames in a row in which it is somewhere else").isGreaterThanOrEqualTo(5);
    }
}

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
        var window = StillWindow.open(900, 600, Theme.LIGHT, Wording.ENGLISH);
        var manifests = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
        assertThat(window.load(List.of(new Source("a.yaml", manifests)), session -> {}))
                .isTrue();
        // The timeline reads beside the screen, and may be a frame late.
        window.choose(bench -> bench.desk().view().model().bottomShown().set(false));
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
}

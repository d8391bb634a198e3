package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.topology.MapFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and films of a session, taken from the window's menu. */
class TakeawayTest {
    private final StillWindow window = StillWindow.open(900, 600, Theme.LIGHT, Wording.ENGLISH);

    @TempDir
    private Path folder;

    @AfterEach
    void leave() {
        window.leave();
    }

    private String choose(String entry, Path file) {
        var said = new CompletableFuture<String>();
        window.choose(bench -> {
            var model = bench.desk().view().model();
            for (var line : List.of(model.mention(), model.notice())) {
                line.subscribe((before, after) -> {
                    if (!after.isEmpty()) {
                        said.complete(Wording.ENGLISH.say(after));
                    }
                });
            }
            bench.takeaway().setDialog(chooser -> file.toFile());
            bench.takeaway().entries().stream()
                    .filter(each -> each.text().equals(entry))
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run();
        });
        return said.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void land() {
        var manifests = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
        assertThat(window.load(List.of(new Source("a.yaml", manifests)), session -> {}))
                .isTrue();
        window.film(Pace.STORY);
        untilRest();
    }

    private void untilRest() {
        for (int i = 0; !window.pass(Duration.ofMillis(100)); i++) {
            assertThat(i).as("frames").isLessThan(200);
        }
    }

    private static int frames(Path gif) throws IOException {
        var reader = ImageIO.getImageReadersBySuffix("gif").next();
        try (var in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aPictureOfTheMapIsSaved() throws IOException {
        land();
        var file = folder.resolve("map.png");
        assertThat(choose("Save a picture of the map…", folder.resolve("map"))).contains(file.toString());
        var picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isBetween(200, 899);
        assertThat(picture.getHeight()).isBetween(100, 599);
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        land();
        var file = folder.resolve("no/such/map.png");
        assertThat(choose("Save a picture of the map…", file))
                .contains(file.toString())
                .contains("cannot be written");
        assertThat(choose("Film everything…", folder.resolve("no/such/x.gif"))).contains("cannot be written");
    }

    @Test
    void theLastActAndEverythingAreFilmed() throws IOException {
        land();
        window.act(session -> Console.run("kubectl taint node n1 a=b:NoExecute", new StrictIo(Map.of()), session));
        untilRest();
        var last = folder.resolve("last.gif");
        assertThat(choose("Film the last act…", last)).contains(last.toString());
        var all = folder.resolve("all.gif");
        assertThat(choose("Film everything…", all)).contains(all.toString());
        assertThat(frames(last)).isGreaterThan(20);
        assertThat(frames(all)).isGreaterThan(frames(last) + 20);
    }

    @Test
    void inAFilmTheMapIsLookedAtAsInTheWindow() throws IOException {
        land();
        window.act(session -> Console.run("kubectl label node n1 a=b", new StrictIo(Map.of()), session));
        untilRest();
        var plain = folder.resolve("plain.gif");
        choose("Film the last act…", plain);
        window.choose(bench -> bench.desk()
                .topology()
                .model()
                .filter()
                .set(MapFilter.read("n1").filter()));
        var dimmed = folder.resolve("dimmed.gif");
        choose("Film the last act…", dimmed);
        var again = folder.resolve("again.gif");
        choose("Film the last act…", again);
        assertThat(Files.mismatch(plain, dimmed)).isNotNegative();
        assertThat(again).as("frame by frame").hasSameBinaryContentAs(dimmed);
    }

    @Test
    void withoutAnythingThatHasHappenedThereIsNoFilm() {
        assertThat(choose("Film everything…", folder.resolve("x.gif"))).contains("Nothing has happened");
        assertThat(folder.resolve("x.gif")).doesNotExist();
    }
}

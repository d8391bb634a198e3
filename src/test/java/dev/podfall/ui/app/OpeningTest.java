package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kubectl.CopiedCluster;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.manifest.ReadAhead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What opening does with a copied cluster, and with texts that are long. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class OpeningTest extends LiveWindow {
    private static final String MANIFEST = "apiVersion: v1\nkind: Node\nmetadata: {name: mine}\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void begin() {
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> {
            workbench.keepLog(folder.resolve("log"));
            workbench.openSample(Samples.all().getFirst());
        });
        untilThereIs("worker-1");
    }

    private void openFiles(Path... files) {
        doOnScreen(() -> workbench.open(List.of(files)));
    }

    /** As the program does that is started with files. */
    @Test
    void filesThatWereReadBeforeThereWasAWindowAreOpenedLikeAnyOther() throws Exception {
        var ahead = ReadAhead.of(List.of(file("early.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: early}\n")));
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> workbench.open(ahead));
        untilThereIs("early");
        assertThat(onScreen(() -> root().lookupAll(".code-area").stream()
                        .map(area -> ((CodeArea) area).getText())
                        .toList()))
                .anySatisfy(text -> assertThat(text).contains("name: early"));
    }

    private boolean has(String node) {
        var moment = workbench.desk().shown();
        return moment != null && moment.state().node(node) != null;
    }

    private void untilThereIs(String node) {
        waitFor(() -> has(node));
    }

    private List<String> texts(String where) {
        return onScreen(() -> root().lookupAll(where + " .label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    private String mention() {
        return onScreen(() -> workbench.desk().view().model().mention().get().toString());
    }

    private Button button(String where, String text) {
        return onScreen(() -> root().lookupAll(where + " .button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void aCopiedClusterTakesThePlaceOfWhatIsThereWhichIsKept() throws Exception {
        begin();
        doOnScreen(() -> workbench.loading().addNodes(1));
        untilThereIs("worker-4");
        openFiles(file("far.yaml", CopiedCluster.yaml("far", 3, 0)));
        untilThereIs("far-2");
        waitFor(
                () -> mention()
                        .equals(
                                "far.yaml is a copied cluster and has taken the place of what was there: 3 nodes and 1 DaemonSet"));

        assertThat(has("worker-1")).as("never two clusters").isFalse();
        assertThat(texts(".copied-cluster"))
                .contains("A copied cluster: 3 nodes and 1 DaemonSet", "kept, not simulated: livenessProbe");
        assertThat(onScreen(() -> root().lookup(".editor-text"))).as("its text").isNull();

        waitFor(() -> onScreen(() -> root().lookupAll(".left-behind").stream().anyMatch(bar -> bar.isVisible())));
        doOnScreen(button(".left-behind", "Go back to it")::fire);
        untilThereIs("worker-4");
        assertThat(has("far-0")).isFalse();
    }

    @Test
    void itsTextIsShownWhenSomebodyAsks() throws Exception {
        begin();
        openFiles(file("far.yaml", CopiedCluster.yaml("far", 2, 0)));
        untilThereIs("far-1");
        waitFor(() -> onScreen(() -> root().lookup(".copied-cluster")) != null);
        doOnScreen(button(".copied-cluster", "Show the text")::fire);
        until(() -> root().lookup(".editor-text") instanceof CodeArea area
                && area.getText().startsWith("apiVersion: v1\nkind: List"));
    }

    @Test
    void theSameClusterAgainIsAppliedToIt() throws Exception {
        begin();
        openFiles(file("far.yaml", CopiedCluster.yaml("far", 2, 0)));
        untilThereIs("far-1");
        var session = Objects.requireNonNull(workbench.desk().shown()).session();
        openFiles(file("again.yaml", CopiedCluster.yaml("far", 3, 0)));
        untilThereIs("far-2");
        assertThat(Objects.requireNonNull(workbench.desk().shown()).session()).isSameAs(session);
    }

    @Test
    void manifestsAreAppliedToWhatIsThere() throws Exception {
        begin();
        openFiles(file("mine.yaml", MANIFEST));
        untilThereIs("mine");
        assertThat(has("worker-1")).isTrue();
        assertThat(mention()).isEmpty();
    }

    @Test
    void whatCannotBeLoadedLeavesWhatWasThere() throws Exception {
        begin();
        var bad = CopiedCluster.yaml("far", 2, 0)
                .replace("cpu: '4', memory: 8Gi, pods", "cpu: 'much', memory: 8Gi, pods");
        openFiles(file("far.yaml", bad));
        waitFor(() -> onScreen(() -> workbench.desk().view().model().notice().get())
                .toString()
                .startsWith("Nothing was loaded"));
        assertThat(has("worker-1")).isTrue();
        assertThat(has("far-0")).isFalse();
    }

    @Test
    void twoClustersAreMixedOnlyWithAWord() throws Exception {
        begin();
        openFiles(file("far.yaml", CopiedCluster.yaml("far", 2, 0)));
        untilThereIs("far-1");
        var other = new Source("other.yaml", CopiedCluster.yaml("other", 1, 0));
        doOnScreen(() -> workbench.loading().told(workbench.loading().add(List.of(other))));
        untilThereIs("other-0");
        waitFor(() -> mention().startsWith("other.yaml is a copy of another cluster"));
    }

    /** 177,000 lines: the screen's thread has other things to do in between. */
    @Test
    void aLongTextIsOpenedCheckedAndChangedWithoutTheScreenStandingStill() throws Exception {
        begin();
        var text = CopiedCluster.yaml("far", 200, 850);
        assertThat(text.lines().count()).isGreaterThan(170_000);
        assertThat(text.length()).isLessThan(5_000_000);
        try (var watch = ScreenWatch.begin()) {
            openFiles(file("far.yaml", text));
            untilThereIs("far-199");
            waitFor(() -> onScreen(() -> root().lookup(".copied-cluster")) != null);
            doOnScreen(button(".copied-cluster", "Show the text")::fire);
            waitFor(() -> onScreen(() -> root().lookup(".editor-text")) != null);
            var area = (CodeArea) onScreen(() -> root().lookup(".editor-text"));
            doOnScreen(() -> {
                area.showParagraphAtTop(90_000);
                area.moveTo(90_000, 0);
                area.insertText(90_000, 0, "x: [\n");
            });
            shown();
            doOnScreen(area::undo);
            shown();
            assertThat(watch.longestMillis()).as(watch.doing()).isLessThan(LONGEST_STRETCH);
        }
    }

    /** A frame is 16 ms; compilers and a screen that is drawn by the processor take what is more. */
    private static final long LONGEST_STRETCH = 400;
}

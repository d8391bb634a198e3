package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.act.NodeActViewModel;
import dev.podfall.ui.text.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the window does with the files and logs of its sessions, and says of them. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class KeptFilesTest extends LiveWindow {
    private static final Source NODE =
            new Source("n.yaml", "#   $ kubectl cordon n1\napiVersion: v1\nkind: Node\nmetadata: {name: n1}\n");

    @TempDir
    private Path folder;

    private static <T> T waited(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private void begin() throws Exception {
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> workbench.keepLog(folder));
        prepare();
    }

    private void prepare() throws Exception {
        waited(workbench.loading().prepare(List.of(NODE), session -> {}));
        waited(workbench.shown());
    }

    private void act(String line) throws Exception {
        waited(workbench.player().act(session -> Console.run(line, new StrictIo(Map.of()), session)));
        waited(workbench.shown());
    }

    private Path saved() throws Exception {
        var file = folder.resolve("a.podfall");
        assertThat(waited(onScreen(() -> workbench.keeper().save(file)))).isTrue();
        return file;
    }

    private void open(Path file) throws Exception {
        var source = new Source(String.valueOf(file.getFileName()), Files.readString(file));
        assertThat(waited(onScreen(() -> workbench.keeper().opening().open(source, file))))
                .isTrue();
        waited(workbench.shown());
    }

    private void untilTitled(String title) {
        until(() -> workbench.desk().view().model().title().get().equals(title));
    }

    private List<String> statusBar() {
        return onScreen(() -> Objects.requireNonNull(root().lookup("#status")).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private static void fire(Node bar, String button) {
        doOnScreen(() -> bar.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(button))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private Node bar(String name) {
        return onScreen(() -> root().lookupAll(".left-behind").stream()
                .filter(each -> name.equals(each.getAccessibleText()))
                .findFirst()
                .orElseThrow());
    }

    private static String said(Node bar) {
        return onScreen(() -> ((Label) bar.lookup(".strong")).getText());
    }

    @Test
    void aFolderThatTakesNoLogIsSaidWhateverElseIs() throws Exception {
        var taken = Files.writeString(folder.resolve("taken"), "");
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> workbench.keepLog(taken));
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        until(() -> workbench.desk().shown() != null
                && workbench.desk().shown().state().count(Kind.DAEMON_SET) > 0);
        act("kubectl label node worker-1 a=b");

        assertThat(statusBar()).anyMatch(text -> text.startsWith("Acts cannot be logged in " + taken));
        assertThat(statusBar()).as("the counters").anyMatch(text -> text.startsWith("desired "));

        var good = Files.createDirectory(folder.resolve("good"));
        doOnScreen(() -> workbench.keeper().log(good));
        until(() -> statusBar().stream().noneMatch(text -> text.startsWith("Acts cannot")));
    }

    private List<Button> bookmarks() {
        return root().lookupAll(".button.bookmark").stream()
                .map(Button.class::cast)
                .toList();
    }

    private void key(Node at, KeyCode code) {
        at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void name(String text) {
        until(() -> root().lookup(".bookmark-naming") instanceof TextField field && field.getSkin() != null);
        doOnScreen(() -> {
            var field = (TextField) Objects.requireNonNull(root().lookup(".bookmark-naming"));
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    @Test
    void aBookmarkIsSetByAKeyNamedKeptRenamedAndDeleted() throws Exception {
        begin();
        doOnScreen(() -> key(root(), KeyCode.B));
        name("here it began");
        assertThat(onScreen(this::bookmarks)).extracting(Button::getText).containsExactly("here it began");
        untilTitled("* Podfall");
        var file = saved();
        assertThat(Files.readString(file)).contains("here it began");

        // What is being written is the old session's.
        doOnScreen(() -> key(root(), KeyCode.B));
        until(() -> root().lookup(".bookmark-naming") != null);
        prepare();
        until(() -> bookmarks().isEmpty() && root().lookup(".bookmark-naming") == null);
        open(file);
        until(() -> bookmarks().size() == 1);
        doOnScreen(() -> key(bookmarks().getFirst(), KeyCode.F2));
        name("");
        assertThat(onScreen(this::bookmarks)).extracting(Button::getText).containsExactly("00:00");
        doOnScreen(() -> key(bookmarks().getFirst(), KeyCode.DELETE));
        assertThat(onScreen(this::bookmarks)).isEmpty();
        assertThat(Files.readString(saved())).doesNotContain("bookmarks");
    }

    @Test
    void aFileOfANewerFormatIsSaidAndNotReplaced() throws Exception {
        begin();
        var file = saved();
        var newer = Files.readString(file).replace("format: 1", "format: 7") + "more: {a: 1}\n";
        Files.writeString(file, newer);
        prepare();
        open(file);

        until(() -> Words.say(workbench.desk().view().model().notice().get()).contains("wrote this in format 7"));
        act("kubectl cordon n1");
        var other = folder.resolve("b.podfall");
        doOnScreen(() -> {
            workbench.files().setDialog(chooser -> other.toFile());
            workbench.desk().view().acts().save();
        });
        untilTitled("b.podfall — Podfall");
        assertThat(Files.readString(file)).isEqualTo(newer);
        assertThat(Files.readString(other)).contains("format: 1", "unschedulable");
    }

    @Test
    void aFileThatSomethingElseHasWrittenIsNotReplacedUnasked() throws Exception {
        begin();
        var file = saved();
        act("kubectl cordon n1");
        Files.writeString(file, "about: mine\n");
        doOnScreen(() -> workbench.desk().view().acts().save());

        var bar = bar("The file has changed");
        until(bar::isVisible);
        assertThat(said(bar)).startsWith("Something else has written a.podfall");
        fire(bar, "Do not save");
        assertThat(onScreen(bar::isVisible)).isFalse();
        assertThat(Files.readString(file)).isEqualTo("about: mine\n");

        doOnScreen(() -> workbench.desk().view().acts().save());
        until(bar::isVisible);
        fire(bar, "Replace it");
        untilTitled("a.podfall — Podfall");
        assertThat(Files.readString(file)).contains("unschedulable");

        act("kubectl uncordon n1");
        doOnScreen(() -> workbench.desk().view().acts().save());
        untilTitled("a.podfall — Podfall");
        assertThat(onScreen(bar::isVisible)).isFalse();
    }

    @Test
    void aSessionThatIsGoneBackToHasItsFileAndWhatMayBeTried() throws Exception {
        begin();
        saved();
        act("kubectl cordon n1");
        untilTitled("* a.podfall — Podfall");
        prepare();
        untilTitled("Podfall");

        var bar = bar("A session that was not saved");
        until(bar::isVisible);
        assertThat(said(bar)).isEqualTo("The session before, a.podfall, is not saved: 2 acts.");
        fire(bar, "Go back to it");
        untilTitled("* a.podfall — Podfall");
        until(() -> root().lookupAll(".button").stream()
                .anyMatch(node -> node.getAccessibleText() != null
                        && node.getAccessibleText().contains("cordon n1")));
        doOnScreen(() -> workbench.desk().view().acts().save());
        untilTitled("a.podfall — Podfall");
        assertThat(onScreen(() -> bar("The file has changed").isVisible())).isFalse();
    }

    @Test
    void whatWasLeftLastIsOfferedFirst() throws Exception {
        for (var label : List.of("first", "last")) {
            begin();
            act("kubectl label node n1 is=" + label);
            if (label.equals("last")) {
                act("kubectl cordon n1");
            }
            doOnScreen(stage::hide);
            workbench.player().close();
            try (var logs = Files.list(folder)) {
                for (var log : logs.toList()) {
                    var time = Files.readString(log).contains("unschedulable") ? 2_000_000 : 1_000_000;
                    Files.setLastModifiedTime(log, FileTime.from(Instant.ofEpochSecond(time)));
                }
            }
        }
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> workbench.keepLog(folder));
        var bar = bar("A session that was not saved");
        assertThat(said(bar)).endsWith(": 3 acts.");
        fire(bar, "Forget it");
        assertThat(said(bar)).endsWith(": 2 acts.");
        fire(bar, "Forget it");
        assertThat(onScreen(bar::isVisible)).isFalse();
    }

    @Test
    void filesThatTheWindowIsBegunWithAreOpened() throws Exception {
        begin();
        act("kubectl cordon n1");
        var file = saved();
        prepare();
        doOnScreen(() -> workbench.open(List.of(file)));
        untilTitled("a.podfall — Podfall");

        var manifest = Files.writeString(folder.resolve("m.yaml"), NODE.text().replace("name: n1", "name: n2"));
        doOnScreen(() -> workbench.open(List.of(manifest)));
        until(() -> workbench.desk().shown().state().node("n2") != null);
    }

    @Test
    void regionsKeepTheirSizesFromStartToStart() throws Exception {
        begin();
        var sizes = new Sides.Sizes(294, 342, 228);
        for (int i = 0; i < 3; i++) {
            doOnScreen(() -> workbench.desk().view().sides().resize(sizes));
            doOnScreen(() -> root().layout());
            assertThat(onScreen(() -> workbench.desk().view().sides().sizes())).isEqualTo(sizes);
        }
    }

    @Test
    void whatIsAskedAtATileGoesWithEscapeAndWithAClickElsewhere() throws Exception {
        begin();
        until(() -> workbench.desk().shown().state().node("n1") != null);
        var acting = workbench.staging().acting();
        doOnScreen(() -> acting.open("n1", NodeActViewModel.Tool.TAINT, 300, 300));
        assertThat(onScreen(acting::isOpen)).isTrue();
        doOnScreen(() -> key().fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(onScreen(acting::isOpen)).isFalse();

        doOnScreen(() -> acting.open("n1", NodeActViewModel.Tool.TAINT, 300, 300));
        assertThat(onScreen(acting::isOpen)).isTrue();
        doOnScreen(() -> Mouse.press(workbench.desk().topology().root(), 5, 5));
        assertThat(onScreen(acting::isOpen)).isFalse();
    }

    /** What has the focus in the popover. */
    private static Node key() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(window -> window.getScene().getRoot().lookup(".combo-box"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thatComparingIsOverIsSaidUntilTheNextAct() throws Exception {
        begin();
        act("kubectl cordon n1");
        workbench.player().undo();
        act("kubectl label node n1 a=b");
        until(() -> !workbench.desk().shown().branches().isEmpty());
        var branch = workbench.desk().shown().branches().getFirst().number();
        doOnScreen(() -> workbench.compare(branch));
        until(() -> workbench.comparing().model().model().get().known());
        workbench.player().delete(branch);

        until(() -> statusBar().stream().anyMatch(text -> text.endsWith("nothing is compared any more")));
        assertThat(statusBar()).as("beside the counters").anyMatch(text -> text.contains("1 node"));
        act("kubectl cordon n1");
        until(() -> statusBar().stream().noneMatch(text -> text.endsWith("nothing is compared any more")));
    }
}

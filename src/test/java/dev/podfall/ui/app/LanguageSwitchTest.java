package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Brackets;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.SeenTexts;
import dev.podfall.ui.SeenTexts.Seen;
import dev.podfall.ui.SeenTexts.Sort;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.whatif.WhatIfModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole window while its language changes: every text follows, and nothing that somebody has done is lost. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LanguageSwitchTest extends LiveWindow {
    private static final String STAGED = "kubectl taint nodes n1 a=b:NoExecute";
    private static final String BAD = "apiVersion: v1\nkind: Nod\nmetadata: {name: x}\n";

    @BeforeEach
    void load() {
        // Room for all of the bar, and of the search's prompt, in any language.
        open(Wording.ENGLISH, 2000, 760);
        var nodes = Lab.node("n1", "") + "---\n" + Lab.node("n2", "") + "---\n";
        workbench
                .loading()
                .prepare(
                        List.of(new Source("good.yaml", "# Try:\n#   $ kubectl get ds\n" + nodes + Lab.agent(""))),
                        session -> session.runFor(Duration.ofSeconds(60)))
                .join();
        shown();
    }

    private void speak(Wording wording) {
        doOnScreen(() -> Words.use(wording));
        shown();
        doOnScreen(() -> {
            workbench.desk().view().root().applyCss();
            workbench.desk().view().root().layout();
        });
    }

    private Scene scene() {
        return workbench.desk().view().root().getScene();
    }

    private <T> T find(Class<T> type, String selector) {
        return onScreen(() -> scene().getRoot().lookupAll(selector).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + selector)));
    }

    /** In the bar, or where there is little room among what it folds. */
    private MenuButton languages() {
        return onScreen(() -> {
            var more = (MenuButton) scene().getRoot().lookup("#more");
            return Stream.concat(
                            scene().getRoot().lookupAll("#languages").stream(),
                            more.getItems().stream()
                                    .filter(CustomMenuItem.class::isInstance)
                                    .flatMap(item ->
                                            ((CustomMenuItem) item).getContent().lookupAll("#languages").stream()))
                    .filter(node -> "languages".equals(node.getId()))
                    .map(MenuButton.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no choice of languages"));
        });
    }

    /** The tab of that name, in whatever language the name stands. */
    private void chooseTab(String name) {
        doOnScreen(() -> scene().getRoot().lookupAll(".tab-pane").stream()
                .filter(TabPane.class::isInstance)
                .map(TabPane.class::cast)
                .forEach(pane -> pane.getTabs().stream()
                        .filter(tab -> bare(tab.getText()).equals(name))
                        .findFirst()
                        .ifPresent(tab -> pane.getSelectionModel().select(tab))));
        shown();
    }

    /** @param button what a screen reader says of it */
    private void fire(String button) {
        doOnScreen(() -> scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button one && button.equals(one.getAccessibleText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no button " + button))
                .fire());
    }

    private static String bare(String text) {
        return text.replace(Brackets.OPEN, "").replace(Brackets.CLOSE, "");
    }

    /** All texts of all tabs of the inspector and the bottom, and of what is open before them. */
    private List<Seen> seen() {
        var all = new ArrayList<Seen>();
        for (var tab : List.of("Summary", "Events", "YAML", "Console", "Revisions")) {
            chooseTab(tab);
            all.addAll(onScreen(() -> {
                scene().getRoot().applyCss();
                scene().getRoot().layout();
                return SeenTexts.inAllWindows();
            }));
        }
        return all;
    }

    /**
     * Those that are not known to be in other hands: the map, why, and revisions; the search shows as much of its prompt as
     * there is room for, which is looked at as a whole.
     */
    private static List<Seen> ours(List<Seen> seen) {
        return seen.stream()
                .filter(each -> each.sort() != Sort.CONTENT)
                .filter(each -> each.sort() != Sort.PROMPT || !each.where().contains("#search"))
                .filter(each -> Stream.of("topology", "tray", "placement", "timeline", "revision")
                        .noneMatch(each.where()::contains))
                .toList();
    }

    /** The whole of what the search says that it finds. */
    private String prompt() {
        return find(SearchBox.class, "#search").getPrompt();
    }

    private WhatIfModel whatIf() {
        return workbench.staging().whatIf().model().get();
    }

    private void openEverything() {
        doOnScreen(() -> {
            workbench.desk().selection().daemonSet(Lab.AGENT);
            workbench.desk().selection().node("n1");
            workbench.staging().stage(List.of(ConsoleLine.of(STAGED)));
            workbench.staging().acting().open("n1", Tool.TAINT, 200, 100);
            workbench.trouble().tell(Trouble.of(new IllegalStateException("a bug of ours"), "podfall-test", null));
            workbench.desk().view().model().notice().set(Phrase.of("load.refused", 2, "a.yaml:1:1"));
        });
        until(() -> whatIf().known());
    }

    @Test
    void everyTextIsSaidAnewAndAsBeforeAfterwards() {
        openEverything();
        var english = ours(seen());
        var prompt = prompt();
        speak(Brackets.wording());
        assertThat(prompt())
                .contains(Brackets.OPEN)
                .satisfies(text -> assertThat(bare(text)).isEqualTo(prompt));
        until(() -> whatIf().outlook().figures().stream()
                .allMatch(figure ->
                        figure.text().contains(Brackets.OPEN) || figure.text().contains("→")));
        var brackets = ours(seen());
        assertThat(brackets.stream().map(each -> bare(each.text())))
                .as("in another language the window says the same")
                .containsExactlyInAnyOrderElementsOf(
                        english.stream().map(Seen::text).toList());
        assertThat(SeenTexts.words(brackets))
                .as("nothing of ours is left in the language that was")
                .noneMatch(LanguageSwitchTest::isOurs);

        speak(Wording.ENGLISH);
        until(() -> whatIf().outlook().figures().stream()
                .noneMatch(figure -> figure.text().contains(Brackets.OPEN)));
        assertThat(ours(seen())).containsExactlyInAnyOrderElementsOf(english);
        assertThat(prompt()).isEqualTo(prompt);
    }

    /** Whether a sentence of the window says it, outside of brackets. */
    private static boolean isOurs(String text) {
        return !text.contains(Brackets.OPEN)
                && !STAGED.endsWith(text)
                && SAMPLES.stream().noneMatch(text::endsWith)
                && OURS.stream().anyMatch(sentence -> sentence.matcher(text).matches());
    }

    /** What the engine says is short and general: much that is Kubernetes' own looks like it. */
    private static List<String> windowsSentences() {
        var out = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("languages/en/window.properties"))) {
            out.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.stringPropertyNames().stream().map(out::getProperty).toList();
    }

    /** What samples are called, by their own texts. */
    private static final List<String> SAMPLES = Samples.all(Language.ENGLISH).stream()
            .flatMap(sample -> Stream.of(sample.name(), sample.note()))
            .filter(text -> !text.isEmpty())
            .toList();

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]+(,number)?}");

    /** What our sentences look like, whatever stands in their places; those with plurals, or nearly no words, apart. */
    private static final List<Pattern> OURS = windowsSentences().stream()
            .filter(pattern -> !pattern.contains("plural"))
            .filter(pattern -> PLACE.matcher(pattern)
                            .replaceAll("")
                            .chars()
                            .filter(Character::isLetter)
                            .count()
                    > 4)
            .map(pattern -> PLACE.splitAsStream(pattern).map(Pattern::quote).collect(Collectors.joining(".*"))
                    + (pattern.endsWith("}") ? ".*" : ""))
            .map(regex -> Pattern.compile(regex, Pattern.DOTALL))
            .toList();

    @Test
    void aTextThatIsBeingWrittenKeepsItsCaretItsFindingsAndWhatCanBeUndone() {
        fire("New manifest");
        var area = find(CodeArea.class, ".editor-text");
        doOnScreen(() -> {
            area.replaceText(BAD);
            area.moveTo(20);
        });
        until(() -> !scene().getRoot().lookupAll(".finding .small").isEmpty());
        speak(Brackets.wording());
        assertThat(find(CodeArea.class, ".editor-text")).isSameAs(area);
        assertThat(area.getText()).isEqualTo(BAD);
        assertThat(area.getCaretPosition()).isEqualTo(20);
        assertThat(area.isUndoAvailable()).isTrue();
        assertThat(area.getAccessibleText()).isEqualTo("⟦Manifest untitled-1.yaml⟧");
        assertThat(find(Label.class, ".finding .small").getText()).contains("Nod");
        assertThat(find(HBox.class, ".finding").getAccessibleText()).startsWith("⟦Line 2: ");
        assertThat(onScreen(() -> scene().getRoot().lookupAll(".file-tab").stream()
                        .map(Node::getAccessibleText)
                        .toList()))
                .containsExactly("good.yaml", "⟦untitled-1.yaml, changed⟧");
        doOnScreen(area::undo);
        assertThat(area.getText()).isEmpty();
    }

    private String edited() {
        return onScreen(() -> scene().getRoot().lookupAll(".editor-text").stream()
                .filter(CodeArea.class::isInstance)
                .map(area -> ((CodeArea) area).getText())
                .filter(text -> text.contains("fluent-bit"))
                .findFirst()
                .orElseThrow());
    }

    /** Its manifests are the same in every language; what somebody has written into it is not taken away. */
    @Test
    void aSampleThatNobodyHasTouchedIsShownInTheOtherLanguage() {
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        shown();
        var english = edited();
        assertThat(english).startsWith("# First DaemonSet");
        var chinese = Wording.of(Language.of("zh-CN").orElseThrow());
        speak(chinese);
        assertThat(edited()).startsWith("# 第一个 DaemonSet");
        speak(Wording.ENGLISH);
        assertThat(edited()).isEqualTo(english);

        var area = onScreen(() -> (CodeArea) scene().getRoot().lookupAll(".editor-text").stream()
                .filter(node -> node instanceof CodeArea code && code.getText().equals(english))
                .findFirst()
                .orElseThrow());
        doOnScreen(() -> area.insertText(0, "# mine\n"));
        shown();
        speak(chinese);
        assertThat(edited()).startsWith("# mine\n# First DaemonSet");
    }

    @Test
    void theConsoleKeepsItsLineItsOutputAndItsHistory() {
        chooseTab("Console");
        var line = find(TextField.class, ".prompt .text-field");
        doOnScreen(() -> {
            line.setText("kubectl get nodes");
            line.fireEvent(new ActionEvent());
        });
        var output = find(StyleClassedTextArea.class, ".console-output");
        until(() -> output.getText().contains("n2"));
        var before = onScreen(output::getText);
        doOnScreen(() -> line.setText("kubectl get d"));
        speak(Brackets.wording());
        assertThat(line.getText()).isEqualTo("kubectl get d");
        assertThat(output.getText()).isEqualTo(before);
        assertThat(line.getPromptText()).startsWith("⟦kubectl get ds");
        doOnScreen(() ->
                line.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false)));
        assertThat(line.getText()).isEqualTo("kubectl get nodes");
    }

    @Test
    void theSelectionItsTabAndWhatIsLookedForInItStay() {
        doOnScreen(() -> workbench.desk().selection().node("n2"));
        chooseTab("YAML");
        var find = find(TextField.class, ".yaml .text-field");
        var found = find(Label.class, ".yaml .panel-bar .muted");
        doOnScreen(() -> find.setText("kubernetes"));
        var before = onScreen(found::getText);
        assertThat(before).startsWith("1 of ");
        var area = find(CodeArea.class, ".yaml-area");
        var selected = onScreen(area::getSelectedText);
        speak(Brackets.wording());
        assertThat(find.getText()).isEqualTo("kubernetes");
        assertThat(found.getText()).isEqualTo("⟦" + before + "⟧");
        assertThat(area.getSelectedText()).isEqualTo(selected).isEqualTo("kubernetes");
        assertThat(onScreen(() -> workbench.desk().selection().choice().node())).isEqualTo("n2");
        assertThat(find(TabPane.class, ".tab-pane").getTabs().getFirst().getText())
                .startsWith("⟦");
    }

    @Test
    void theEventsKeepTheirFilterTheirKindAndTheirPlace() {
        chooseTab("Events");
        var text = find(TextField.class, ".events .text-field");
        @SuppressWarnings("unchecked")
        ChoiceBox<Kind> kind = find(ChoiceBox.class, ".events .choice-box");
        var table = find(TableView.class, ".events .table-view");
        doOnScreen(() -> {
            find(ToggleButton.class, ".events .last").setSelected(true);
            kind.setValue(Kind.POD);
            text.setText("n1");
        });
        shown();
        int lines = onScreen(() -> table.getItems().size());
        assertThat(lines).isPositive();
        doOnScreen(() -> table.getSelectionModel().select(1));
        speak(Brackets.wording());
        assertThat(text.getText()).isEqualTo("n1");
        assertThat(kind.getValue()).isEqualTo(Kind.POD);
        assertThat(onScreen(() -> table.getItems().size())).isEqualTo(lines);
        assertThat(onScreen(() -> table.getSelectionModel().getSelectedIndex())).isEqualTo(1);
        doOnScreen(() -> kind.setValue(null));
        assertThat(onScreen(() -> SeenTexts.words(SeenTexts.in(scene())))).contains("⟦All kinds⟧", "⟦Message⟧");
    }

    @Test
    void aTextThatIsLookedForAmongEventsIsLookedForInTheNewWords() {
        chooseTab("Events");
        var text = find(TextField.class, ".events .text-field");
        var table = find(TableView.class, ".events .table-view");
        doOnScreen(() -> {
            find(ToggleButton.class, ".events .last").setSelected(true);
            text.setText("⟦makes a pod");
        });
        shown();
        assertThat(onScreen(() -> table.getItems().size())).isZero();
        speak(Brackets.wording());
        assertThat(onScreen(() -> table.getItems().size())).isEqualTo(2);
    }

    @Test
    void whatIsStagedAndWhatIsBeingTypedAtANodeStay() {
        openEverything();
        doOnScreen(() -> workbench.staging().acting().model().key().set("maintenance"));
        until(() -> whatIf().lines().size() == 2);
        var lines = whatIf().lines();
        speak(Brackets.wording());
        assertThat(whatIf().lines())
                .extracting(WhatIfModel.Line::text)
                .containsExactly("taint nodes n1 a=b:NoExecute", "taint nodes n1 maintenance:NoSchedule");
        assertThat(whatIf().lines()).isEqualTo(lines);
        assertThat(onScreen(() -> workbench.staging().acting().model().key().get()))
                .isEqualTo("maintenance");
        assertThat(onScreen(() -> SeenTexts.words(SeenTexts.inAllWindows())))
                .contains("⟦WHAT-IF · 1 CHANGE STAGED⟧", "⟦being typed⟧", "⟦Stage in what-if⟧");
    }

    @Test
    void theChoiceOfKindsHasRoomForItsTextAfterwards() {
        chooseTab("Events");
        var kind = find(ChoiceBox.class, ".events .choice-box");
        // Between the end of the text and the arrow.
        Supplier<Double> room = () -> onScreen(() -> {
            var label = (Label) kind.lookup(".label");
            var text = label.lookup(".text").getBoundsInParent();
            return kind.lookup(".open-button").getBoundsInParent().getMinX() - label.getLayoutX() - text.getMaxX();
        });
        assertThat(room.get()).isNotNegative();
        speak(Brackets.wording());
        assertThat(room.get()).isNotNegative();
        speak(Wording.ENGLISH);
        assertThat(room.get()).isNotNegative();
    }

    @Test
    void whoMadeARevisionIsSaidInTheNewLanguage() {
        chooseTab("Revisions");
        Supplier<List<String>> actors = () -> onScreen(() -> scene().getRoot().lookupAll(".actor .strong").stream()
                .map(label -> ((Label) label).getText())
                .toList());
        assertThat(actors.get()).containsExactly("user", "daemonset-controller");
        speak(Brackets.wording());
        assertThat(actors.get()).containsExactly("⟦user⟧", "daemonset-controller");
    }

    @Test
    void theMenuInTheBarChangesTheLanguageAtOnce() {
        speak(Brackets.wording());
        var menu = languages();
        assertThat(menu.getAccessibleText()).isEqualTo("⟦Language⟧");
        assertThat(menu.isFocusTraversable()).isTrue();
        assertThat(menu.getItems()).extracting(MenuItem::getText).contains("English", "简体中文");
        var english = menu.getItems().stream()
                .filter(item -> "English".equals(item.getText()))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
        doOnScreen(english::fire);
        assertThat(Words.wording()).isSameAs(Wording.ENGLISH);
        assertThat(english.isSelected()).isTrue();
        assertThat(menu.getAccessibleText()).isEqualTo("Language");
    }

    @Test
    void aWindowThatIsGoneIsForgotten() {
        var gone = onScreen(() -> new WeakReference<>(WindowView.load()));
        for (int i = 0; i < 200 && gone.get() != null; i++) {
            System.gc();
            shown();
        }
        assertThat(gone.get()).isNull();
    }
}

package dev.podfall.ui.manifest;

import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.control.Controls;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The manifest editor: the window's left region. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class ManifestView {
    private static final double TRY_SHARE = 0.22;

    private final DiffPane diffPane = new DiffPane();
    private ManifestViewModel model;
    private TextPanes panes;
    private EditorFiles files;
    private FindingsPane findingsPane;
    private TryPane tryPane;
    private TabStrip strip;
    private EditorStatus editorStatus;
    private StoryPane story;
    private FindBar findBar;
    private EditorKeys keys;
    private ClusterState state = ClusterState.EMPTY;
    private KnownNames names = KnownNames.NONE;
    private @Nullable ClusterState named;
    private @Nullable ClusterState compared;
    private Consumer<Try> onRun = suggested -> {};
    private Runnable onNew = () -> {};

    @FXML
    private BorderPane root;

    @FXML
    private VBox head;

    @FXML
    private HBox tabs;

    @FXML
    private MenuButton templates;

    @FXML
    private HBox statusLine;

    @FXML
    private Label caret;

    @FXML
    private Label tabKey;

    @FXML
    private StackPane body;

    @FXML
    private VBox empty;

    @FXML
    private MenuButton menu;

    @FXML
    private Menu recent;

    @FXML
    private MenuItem saveItem;

    @FXML
    private MenuItem saveAsItem;

    @FXML
    private MenuItem reopenItem;

    @FXML
    private MenuItem findItem;

    @FXML
    private MenuItem replaceItem;

    @FXML
    private MenuItem formatItem;

    @FXML
    private ScrollPane findingsScroll;

    @FXML
    private VBox findings;

    @FXML
    private ScrollPane tryScroll;

    @FXML
    private VBox tries;

    @FXML
    private Button apply;

    @FXML
    private Button anew;

    @FXML
    private ToggleButton diff;

    @FXML
    private Label summary;

    /** Builds the view from {@code fxml/manifest/Manifest.fxml}. Screen's thread only. */
    public static ManifestView load(ManifestViewModel model, RecentFiles recentFiles) {
        ManifestView view = Fxml.load(FxmlFile.MANIFEST, ManifestView.class);
        view.model = model;
        view.panes = new TextPanes(model, view::newPane);
        view.files = new EditorFiles(view.root, model, recentFiles);
        model.setListener(new ManifestViewModel.Listener() {
            @Override
            public void documentsChanged() {
                view.arrange();
            }

            @Override
            public void said(EditorDocument document) {
                view.say(document);
            }
        });
        view.arrange();
        return view;
    }

    @FXML
    private void initialize() {
        findingsPane = new FindingsPane(findings, this::goTo, this::fix);
        tryPane = new TryPane(tries, suggested -> onRun.accept(suggested));
        strip = new TabStrip(tabs, document -> model.select(document), this::close);
        editorStatus = new EditorStatus(statusLine, caret, tabKey, summary);
        keys = new EditorKeys(this);
        keys.install(root);
        findBar = new FindBar(this::shownPane);
        story = new StoryPane(root);
        findBar.root().visibleProperty().subscribe(story::setAway);
        tryScroll.maxHeightProperty().bind(root.heightProperty().multiply(TRY_SHARE));
        head.getChildren().addAll(story.root(), findBar.root());
        templates.getItems().setAll(EditorMenu.templates(template -> openNew(template.source())));
        menu.setOnShowing(event -> offerFiles());
        Words.follow(root, this::sayAgain);
        // A scroll pane takes wrapped text for as high as it were in one line.
        findings.heightProperty()
                .subscribe(height -> findingsScroll.setPrefHeight(Math.min(210, height.doubleValue() + 2)));
    }

    /** What is done with a file that is a whole session, and with one that is a lesson. */
    public void setOnOther(BiConsumer<Source, Path> session, Consumer<Source> lesson) {
        files.setOnOther(session, lesson);
    }

    public BorderPane root() {
        return root;
    }

    public ManifestViewModel model() {
        return model;
    }

    /** Called with what a text suggests and somebody wants to run. */
    public void setOnRun(Consumer<Try> action) {
        onRun = action;
    }

    /** What opens files. */
    public EditorFiles files() {
        return files;
    }

    /** Lets somebody choose files to open. */
    @FXML
    public void open() {
        files.choose();
    }

    /** Opens files; returns at once. */
    public void open(List<Path> paths) {
        files.open(paths);
    }

    /**
     * Opens what was copied elsewhere: files, or a text.
     *
     * @return whether there was anything
     */
    public boolean paste() {
        return files.take(Clipboard.getSystemClipboard(), "pasted.yaml");
    }

    /** Takes files, and texts, that are dropped anywhere in the window, and keys for the editor wherever the focus is. */
    public void serve(Scene scene) {
        files.acceptDrops(scene);
        keys.install(scene);
    }

    /** Keeps the comparison with what is live up to date. */
    public void show(Moment moment) {
        state = moment.state();
        if (diff.isSelected() && compared != moment.state()) {
            compared = moment.state();
            compare();
        }
    }

    void closeCurrent() {
        Optional.ofNullable(model.current()).ifPresent(this::close);
    }

    /** What nobody has saved or applied is closed only if somebody says so. */
    private void close(EditorDocument document) {
        flush();
        if (document.isDirty() && !document.text().isBlank()) {
            files.askToClose(document, () -> model.close(document));
        } else {
            model.close(document);
        }
    }

    /** Makes the tabs be those of the documents. */
    private void arrange() {
        var documents = model.documents();
        panes.retain(documents);
        var current = model.current();
        strip.show(documents, current);
        diff.setSelected(false);
        place();
        if (current != null) {
            say(current);
        }
        empty.setVisible(documents.isEmpty());
        boolean edit = current != null && current.isEdit();
        apply.setDisable(current == null);
        apply.textProperty().bind(Words.text(edit ? "editor.finish" : "editor.apply"));
        anew.setDisable(documents.isEmpty());
        anew.textProperty().bind(Words.text(edit ? "editor.cancel" : "editor.anew"));
        diff.setDisable(current == null || edit);
        tryPane.show(current == null ? List.of() : Try.of(current.text()));
        Controls.visible(tryScroll, tries.isVisible());
        if (current == null) {
            findingsPane.show(List.of());
            editorStatus.clear();
        }
        Controls.visible(findingsScroll, !findings.getChildren().isEmpty());
    }

    private TextPane newPane(EditorDocument document, StyledText styled) {
        var pane = new TextPane(document.name(), styled, HeadRemark.of(document.text()), text -> {
            model.typed(document, text);
            findBar.count();
        });
        pane.setNames(this::names);
        pane.setOnCaret(editorStatus::caret);
        return pane;
    }

    /** Made when somebody asks: most states are never asked about. */
    private KnownNames names() {
        if (named != state) {
            named = state;
            names = KnownNames.of(state);
        }
        return names;
    }

    private @Nullable TextPane shownPane() {
        var current = model.current();
        return current == null || !current.isText() || diff.isSelected() ? null : panes.get(current);
    }

    /** Only the text that is seen has an editor; a hidden one is made when it is looked at. */
    private void place() {
        var current = model.current();
        var pane = current != null && current.isText() ? panes.get(current) : null;
        if (current == null) {
            body.getChildren().setAll(empty);
        } else if (diff.isSelected()) {
            body.getChildren().setAll(diffPane.root());
        } else if (!current.isText()) {
            body.getChildren().setAll(TextStandIn.of(current, model::showText));
        } else if (pane != null) {
            body.getChildren().setAll(pane.root());
        } else {
            body.getChildren().setAll(TextStandIn.coming());
            panes.whenMade(current, made -> place());
        }
        if (current != null && pane != null) {
            pane.mark(current.rows());
            pane.tellCaret();
        }
        boolean text = shownPane() != null;
        story.show(text && current != null ? current.text() : "");
        editorStatus.setShown(text);
        if (text) {
            findBar.count();
        } else if (findBar.isOpen()) {
            findBar.close();
        }
    }

    private void say(EditorDocument document) {
        strip.say(document);
        if (document != model.current()) {
            return;
        }
        var pane = panes.known(document);
        if (pane != null) {
            pane.mark(document.rows());
        }
        findingsPane.show(document.rows());
        Controls.visible(findingsScroll, !findings.getChildren().isEmpty());
        editorStatus.summarise(document);
        if (diff.isSelected()) {
            compare();
        }
    }

    /** What is said is said in another language; texts, carets and what can be undone stay as they are. */
    private void sayAgain() {
        strip.sayAll();
        findingsPane.render();
        var current = model.current();
        if (current != null) {
            editorStatus.summarise(current);
        }
    }

    private void goTo(FindingRow row) {
        var current = model.current();
        if (current != null && !current.isTooLarge()) {
            diff.setSelected(false);
            current.showText();
            place();
            panes.whenMade(
                    current,
                    pane -> pane.goTo(row.finding().line(), row.finding().column()));
        }
    }

    private void fix(FindingRow row) {
        var current = model.current();
        var pane = shownPane();
        if (current != null && pane != null) {
            pane.flush();
            // The text may have changed since it was checked.
            row.fixNow(current.text()).ifPresent(fix -> pane.replace(fix.applyTo(current.text())));
            // The button goes with its finding; whoever mends goes on in the text.
            pane.focus();
        }
    }

    /** Takes note of what was typed a moment ago, before somebody else does something with the texts. */
    public void flush() {
        var current = model.current();
        var pane = current == null ? null : panes.known(current);
        if (pane != null) {
            pane.flush();
        }
    }

    @FXML
    void apply() {
        flush();
        model.apply();
    }

    @FXML
    private void runAnew() {
        flush();
        var current = model.current();
        if (current != null && current.isEdit()) {
            model.close(current);
        } else {
            model.runAnew();
        }
    }

    @FXML
    private void diff() {
        flush();
        place();
        if (diff.isSelected()) {
            compare();
        }
    }

    private void compare() {
        var current = model.current();
        Failures.surface(model.diff()
                .thenAcceptAsync(
                        diffs -> {
                            if (current != null && current == model.current()) {
                                diffPane.show(diffs, current.count(Severity.ERROR) > 0);
                            }
                        },
                        Platform::runLater));
    }

    @FXML
    void openNew() {
        onNew.run();
        openNew(model.untitled());
    }

    /** Begins a DaemonSet from its template. */
    public void openDaemonSet() {
        openNew(Template.all().getFirst().source());
    }

    private void openNew(Source begun) {
        model.openNew(begun);
        var pane = shownPane();
        if (pane != null) {
            pane.focus();
        }
    }

    @FXML
    void find() {
        findBar.open(false);
    }

    @FXML
    void findAndReplace() {
        findBar.open(true);
    }

    /** Does nothing to a text that has errors: it could mean anything. */
    @FXML
    private void format() {
        var pane = shownPane();
        if (pane != null) {
            Format.of(pane.text()).ifPresent(pane::replace);
        }
    }

    void findNext(boolean forward) {
        findBar.step(forward);
    }

    /** Called before a new text opens, so that it can be seen. */
    public void setOnNew(Runnable action) {
        onNew = action;
    }

    @FXML
    void save() {
        flush();
        files.save();
    }

    @FXML
    private void saveAs() {
        flush();
        files.saveAs();
    }

    @FXML
    void reopen() {
        model.reopen();
    }

    private void offerFiles() {
        var current = model.current();
        saveItem.setDisable(current == null || current.isEdit());
        saveAsItem.setDisable(current == null || current.isEdit());
        reopenItem.setDisable(!model.canReopen());
        EditorMenu.offerRecent(recent, files.recent(), path -> files.open(List.of(path)));
        boolean text = shownPane() != null;
        findItem.setDisable(!text);
        replaceItem.setDisable(!text);
        formatItem.setDisable(!text);
    }
}

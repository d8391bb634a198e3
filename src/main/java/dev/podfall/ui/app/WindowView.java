package dev.podfall.ui.app;

import dev.podfall.play.Pace;
import dev.podfall.ui.control.Announcer;
import dev.podfall.ui.control.Magnifier;
import dev.podfall.ui.start.StartView;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The shell: bar, regions, status bar. Panels are put into the regions from outside; it knows none of them. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class WindowView {
    private final WindowViewModel model = new WindowViewModel();
    /** What is in the centre, and what is said under it. */
    private final BorderPane middle = new BorderPane();

    private final Announcer announcer = new Announcer();
    private @Nullable StartView start;
    private LanguageMenu languageMenu;
    private Sides sides;
    private Presenting presenting;
    private @Nullable Node help;
    private BooleanSupplier onEscape = () -> false;
    private final WindowActs acts = new WindowActs();

    @FXML
    private BorderPane root;

    @FXML
    private VBox head;

    @FXML
    private MenuButton samples;

    @FXML
    private MenuButton lessons;

    @FXML
    private MenuButton edit;

    @FXML
    private MenuButton cluster;

    @FXML
    private Button play;

    @FXML
    private FontIcon playIcon;

    @FXML
    private MenuButton languages;

    @FXML
    private MenuButton looks;

    @FXML
    private MenuButton more;

    @FXML
    private Button present;

    @FXML
    private Button open;

    @FXML
    private HBox bar;

    @FXML
    private Node logo;

    @FXML
    private Node brand;

    @FXML
    private Node paceBox;

    @FXML
    private ToggleGroup paces;

    @FXML
    private ToggleButton slow;

    @FXML
    private ToggleButton story;

    @FXML
    private ToggleButton real;

    @FXML
    private ToggleButton ten;

    @FXML
    private ToggleButton max;

    @FXML
    private Label clock;

    @FXML
    private Label clockNote;

    @FXML
    private SearchBox search;

    @FXML
    private ToggleButton showLeft;

    @FXML
    private ToggleButton showRight;

    @FXML
    private ToggleButton showBottom;

    @FXML
    private StackPane work;

    @FXML
    private SidesPane rows;

    @FXML
    private SidesPane columns;

    @FXML
    private StackPane left;

    @FXML
    private StackPane centre;

    @FXML
    private StackPane right;

    @FXML
    private StackPane bottom;

    @FXML
    private HBox status;

    /** Builds the shell from {@code fxml/app/Window.fxml}. Screen's thread only. */
    public static WindowView load() {
        return Fxml.load(FxmlFile.WINDOW, WindowView.class);
    }

    @FXML
    private void initialize() {
        var statusBar = new StatusBar(status);
        for (var said : List.of(model.status(), model.notice(), model.mention(), model.lasting())) {
            said.subscribe(() -> statusBar.show(model));
        }
        Words.follow(status, () -> statusBar.show(model));
        model.playing().subscribe(this::showPlaying);
        clock.textProperty().bind(model.clock());
        clock.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.of("clock.spoken", model.clock().get()), model.clock(), Words.current()));
        clockNote.managedProperty().bind(clockNote.textProperty().isNotEmpty());
        var note = new Tooltip();
        clockNote
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.inThePast().get()
                                ? Words.of("clock.past")
                                : Words.say(model.waitingShort().get()),
                        model.inThePast(),
                        model.waitingShort(),
                        Words.current()));
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.say(model.waitingLong().get()), model.waitingLong(), Words.current()));
        model.waitingLong().subscribe(sentence -> clockNote.setTooltip(sentence.isEmpty() ? null : note));
        languageMenu = new LanguageMenu(languages, model.notice()::set);
        EditMenu.fill(edit, model);
        PaceButtons.bind(
                model.pace(),
                paces,
                Map.of(Pace.SLOW, slow, Pace.STORY, story, Pace.REAL, real, Pace.TEN, ten, Pace.MAX, max));
        showLeft.selectedProperty().bindBidirectional(model.leftShown());
        showRight.selectedProperty().bindBidirectional(model.rightShown());
        showBottom.selectedProperty().bindBidirectional(model.bottomShown());
        sides = new Sides(rows, columns, left, centre, right, bottom);
        for (BooleanProperty shown : List.of(model.leftShown(), model.rightShown(), model.bottomShown())) {
            shown.subscribe(on -> sides.show(
                    model.leftShown().get(),
                    model.rightShown().get(),
                    model.bottomShown().get()));
        }
        rows.visibleProperty().bind(model.startShown().or(model.helpShown()).not());
        model.helpShown().subscribe((was, on) -> showHelp());
        presenting = new Presenting(this);
        LooksMenu.fill(looks, model);
        var fold = new BarFold(
                bar,
                more,
                List.of(
                        brand,
                        present,
                        showLeft,
                        showBottom,
                        showRight,
                        logo,
                        looks,
                        edit,
                        cluster,
                        languages,
                        open,
                        paceBox,
                        samples,
                        lessons,
                        search));
        model.theme().subscribe(this::dress);
        model.magnification().now().subscribe(this::dress);
        // Han is emphasised in another weight.
        Words.follow(root, () -> {
            dress();
            // Once all buttons have their new texts.
            Platform.runLater(fold::fold);
        });
    }

    private void dress() {
        var scene = root.getScene();
        if (scene != null) {
            boolean other =
                    model.theme().get().apply(scene, model.magnification().now().get());
            if (other && scene.getRoot() instanceof Magnifier magnifier) {
                magnifier.layAnew();
            }
        }
    }

    private void showPlaying(boolean playing) {
        var word = Words.text(playing ? "transport.pause" : "transport.play");
        play.textProperty().bind(word);
        play.accessibleTextProperty().bind(word);
        playIcon.setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
        play.getStyleClass().remove("on");
        if (playing) {
            play.getStyleClass().add("on");
        }
    }

    /** Puts the shell into a scene of its own, dressed in the chosen theme. */
    public Scene scene(double width, double height) {
        var shell = new StackPane(root, presenting.layer(), announcer);
        shell.setAlignment(Pos.TOP_LEFT);
        var magnifier = new Magnifier(shell);
        magnifier.scaleProperty().bind(model.magnification().now());
        var scene = new Scene(magnifier, width, height);
        dress();
        new Shortcuts(this, model).install(scene);
        presenting.install(scene);
        return scene;
    }

    /** Tells what happens to those who do not see it. */
    Announcer announcer() {
        return announcer;
    }

    Sides sides() {
        return sides;
    }

    /** Whether somebody sees it. */
    boolean isShowing() {
        var scene = root.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    public WindowViewModel model() {
        return model;
    }

    public BorderPane root() {
        return root;
    }

    /** What one can begin with, over the regions when it is to be shown; it leads nowhere before somebody says where. */
    StartView start() {
        var made = start;
        if (made == null) {
            made = StartView.load();
            start = made;
            var page = made.root();
            page.visibleProperty().bind(model.startShown());
            page.managedProperty().bind(page.visibleProperty());
            work.getChildren().addFirst(page);
        }
        return made;
    }

    private void showHelp() {
        if (help == null) {
            help = HelpView.load(() -> model.helpShown().set(false)).root();
            help.visibleProperty().bind(model.helpShown());
            help.managedProperty().bind(help.visibleProperty());
            work.getChildren().add(help);
        }
    }

    /** What the bar and the keys do. */
    WindowActs acts() {
        return acts;
    }

    @FXML
    private void home() {
        acts.home();
    }

    /** Says where, in the scene, that is which the light falls on; null if it follows the pointer. */
    void setLit(Supplier<@Nullable Bounds> place) {
        presenting.setLit(place);
    }

    /** Puts something under the bar, above everything else. */
    void setAlarm(Node alarm) {
        head.getChildren().add(alarm);
    }

    public void setLeft(Node panel) {
        left.getChildren().setAll(panel);
    }

    public void setCentre(Node panel) {
        middle.setCenter(panel);
        centre.getChildren().setAll(middle);
    }

    /** Puts something under the centre, whatever that is: what to do next, and what is said. */
    void setBelow(Node next, Node caption) {
        middle.setBottom(new VBox(next, caption));
    }

    public void setRight(Node panel) {
        right.getChildren().setAll(panel);
    }

    public void setBottom(Node panel) {
        bottom.getChildren().setAll(panel);
    }

    public void setSamples(List<MenuEntry> entries) {
        fill(samples, entries);
    }

    public void setLessons(List<MenuItem> items) {
        lessons.getItems().setAll(items);
    }

    public void setCluster(List<MenuEntry> entries) {
        fill(cluster, entries);
    }

    /** Lets somebody choose among the languages. */
    public void setLanguage(LanguageChoice choice) {
        languageMenu.show(choice);
        model.notice().set(choice.problem());
    }

    /**
     * Called when somebody wants to leave something, and neither a control nor what was said before had a use for the key;
     * returns whether he did.
     */
    void setOnEscape(BooleanSupplier action) {
        var before = onEscape;
        onEscape = () -> before.getAsBoolean() || action.getAsBoolean();
    }

    boolean escape() {
        for (var over : List.of(model.helpShown(), model.spotlight())) {
            if (over.get()) {
                over.set(false);
                return true;
            }
        }
        return onEscape.getAsBoolean();
    }

    public void setFinder(Function<String, List<SearchHit>> finder) {
        search.setFinder(finder);
    }

    /** The regions in reading order, for keys that jump between them. */
    List<StackPane> regions() {
        return List.of(left, centre, right, bottom);
    }

    void beginSearch() {
        if (search.getParent() != bar) {
            more.show();
        }
        search.begin();
    }

    private static void fill(MenuButton menu, List<MenuEntry> entries) {
        menu.getItems()
                .setAll(FXCollections.observableArrayList(
                        entries.stream().map(MenuEntry::item).toList()));
    }

    @FXML
    void open() {
        acts.open();
    }

    @FXML
    private void toStart() {
        model.toStart();
    }

    @FXML
    private void back() {
        model.back(false);
    }

    @FXML
    private void playOrPause() {
        model.playOrPause();
    }

    @FXML
    private void forward() {
        model.forward(false);
    }

    @FXML
    private void playToNext() {
        model.playToNext();
    }

    @FXML
    private void replay() {
        model.replay();
    }

    @FXML
    private void toEnd() {
        model.toEnd();
    }

    @FXML
    private void present() {
        model.presenting().set(true);
    }
}

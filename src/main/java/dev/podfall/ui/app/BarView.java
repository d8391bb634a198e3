package dev.podfall.ui.app;

import dev.podfall.play.Pace;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar above everything: menus, the clock and what moves it, the search, what is shown. */
@SuppressWarnings("NullAway.Init") // FXML and load fill the fields.
public final class BarView {
    private WindowViewModel model;
    private WindowActs acts;
    private LanguageMenu languageMenu;

    @FXML
    private HBox bar;

    @FXML
    private Node logo;

    @FXML
    private Node brand;

    @FXML
    private Button open;

    @FXML
    private MenuButton edit;

    @FXML
    private MenuButton lessons;

    @FXML
    private MenuButton samples;

    @FXML
    private MenuButton cluster;

    @FXML
    private Button play;

    @FXML
    private FontIcon playIcon;

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
    private MenuButton languages;

    @FXML
    private MenuButton looks;

    @FXML
    private Button present;

    @FXML
    private MenuButton more;

    /**
     * Builds the bar from {@code fxml/app/Bar.fxml}. Screen's thread only.
     *
     * @param acts what is done elsewhere
     */
    static BarView load(WindowViewModel model, WindowActs acts) {
        var view = Fxml.load(FxmlFile.BAR, BarView.class);
        view.serve(model, acts);
        return view;
    }

    private void serve(WindowViewModel windowModel, WindowActs windowActs) {
        model = windowModel;
        acts = windowActs;
        model.playing().subscribe(this::showPlaying);
        tellTime();
        languageMenu = new LanguageMenu(languages, model.notice()::set);
        EditMenu.fill(edit, model);
        LooksMenu.fill(looks, model);
        PaceButtons.bind(
                model.pace(),
                paces,
                Map.of(Pace.SLOW, slow, Pace.STORY, story, Pace.REAL, real, Pace.TEN, ten, Pace.MAX, max));
        showLeft.selectedProperty().bindBidirectional(model.leftShown());
        showRight.selectedProperty().bindBidirectional(model.rightShown());
        showBottom.selectedProperty().bindBidirectional(model.bottomShown());
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
        // Once all buttons have their new texts.
        Words.follow(bar, () -> Platform.runLater(fold::fold));
    }

    private void tellTime() {
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

    HBox root() {
        return bar;
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

    private static void fill(MenuButton menu, List<MenuEntry> entries) {
        menu.getItems().setAll(entries.stream().map(MenuEntry::item).toList());
    }

    /** Lets somebody choose among the languages. */
    public void setLanguage(LanguageChoice choice) {
        languageMenu.show(choice);
        model.notice().set(choice.problem());
    }

    public void setFinder(Function<String, List<SearchHit>> finder) {
        search.setFinder(finder);
    }

    void beginSearch() {
        if (search.getParent() != bar) {
            more.show();
        }
        search.begin();
    }

    @FXML
    private void home() {
        acts.home();
    }

    @FXML
    private void open() {
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

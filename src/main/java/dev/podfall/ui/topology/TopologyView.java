package dev.podfall.ui.topology;

import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The centre of the window: DaemonSets above, then the tray of pods that wait, then the map. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class TopologyView {
    private static final int NARROW = 720;
    /** In less the words of the controls are for the names of DaemonSets. */
    private static final int VERY_NARROW = 500;

    private final TopologyViewModel model = new TopologyViewModel();
    private @Nullable LaneBar laneBar;
    private @Nullable TrayBar trayBar;
    private @Nullable FlightLayer flights;
    private TopologyModel shown = TopologyModel.EMPTY;
    private final BooleanProperty tight = new SimpleBooleanProperty();
    private boolean waves;
    private boolean follows;
    private Step zoomAtWork = Step.NORMAL;

    @FXML
    private StackPane root;

    @FXML
    private HBox bar;

    @FXML
    private StackPane trayFrame;

    @FXML
    private HBox lanes;

    @FXML
    private Label count;

    @FXML
    private Button filter;

    @FXML
    private Label filterText;

    @FXML
    private Label filterCount;

    @FXML
    private MenuButton group;

    @FXML
    private MenuButton colour;

    @FXML
    private HBox zoomBox;

    @FXML
    private Button percent;

    @FXML
    private HBox trayPods;

    @FXML
    private Label trayCount;

    @FXML
    private Label trayMessage;

    @FXML
    private MapView map;

    /** Builds the view from {@code fxml/topology/Topology.fxml}. Screen's thread only. */
    public static TopologyView load() {
        return Fxml.load(FxmlFile.TOPOLOGY, TopologyView.class);
    }

    @FXML
    private void initialize() {
        laneBar = new LaneBar(lanes, model::chooseLane);
        trayBar = new TrayBar(trayPods, trayCount, trayMessage, model::choosePending);
        map.connect(model);
        var layer = new FlightLayer(map, new ScreenPlaces(root, lanes, trayPods, map));
        flights = layer;
        root.getChildren().add(layer);
        layer.setOnFrame(() -> hideUnborn(layer));
        root.widthProperty().subscribe(width -> layer.resize(root.getWidth(), root.getHeight()));
        root.heightProperty().subscribe(height -> layer.resize(root.getWidth(), root.getHeight()));
        root.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clickFlight);
        model.model().subscribe(this::show);
        percent.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.of(
                                "topology.zoom.percent", model.zoom().get().percent()),
                        model.zoom(),
                        Words.current()));
        var grouped = Bindings.createStringBinding(
                () -> Words.of("topology.group", name(model.grouping().get())), model.grouping(), Words.current());
        group.textProperty().bind(grouped);
        group.accessibleTextProperty().bind(grouped);
        var tip = new Tooltip();
        tip.textProperty().bind(grouped);
        group.setTooltip(tip);
        var sign = new FontIcon(Feather.LAYERS);
        group.graphicProperty().bind(tight.map(is -> is ? sign : null));
        group.contentDisplayProperty().bind(tight.map(is -> is ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        colour.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.of("topology.colour", model.colourBy().get().word()),
                        model.colourBy(),
                        Words.current()));
        colour.visibleProperty().bind(model.zoom().map(Step::isFar));
        colour.managedProperty().bind(colour.visibleProperty());
        offerColours();
        // Where the bar is narrow the controls are worth more.
        count.visibleProperty().bind(bar.widthProperty().greaterThan(NARROW));
        count.managedProperty().bind(count.visibleProperty());
        // What gives way to it has done so by then.
        bar.widthProperty().subscribe(this::fitBar);
        percent.visibleProperty().bind(tight.not());
        percent.managedProperty().bind(tight.not());
        model.filter().subscribe(this::showFilter);
        group.setOnShowing(event -> offerGroupings());
        offerGroupings();
        Words.follow(root, this::sayAnew);
    }

    private void fitBar() {
        tight.set(bar.getWidth() > 0
                && bar.getWidth() < VERY_NARROW
                && bar.getChildren().contains(group));
        if (!follows) {
            // What is looked for is worth more: the zoom has keys and the wheel too.
            zoomBox.setVisible(!tight.get() || !filter.isVisible());
            zoomBox.setManaged(zoomBox.isVisible());
        }
        Objects.requireNonNull(laneBar).fit();
    }

    /** What is not bound: the rows, and the map, whose words are drawn. */
    private void sayAnew() {
        count.setText(Words.of("topology.nodes", shown.nodes().size()));
        showFilter(model.filter().get());
        offerGroupings();
        offerColours();
        if (laneBar != null && trayBar != null) {
            laneBar.sayAnew();
            trayBar.sayAnew();
        }
        map.redraw();
    }

    /** What is looked for stands in the bar, and a click takes it away. */
    private void showFilter(MapFilter wanted) {
        filter.setVisible(!wanted.isNone());
        filter.setManaged(!wanted.isNone());
        if (!wanted.isNone()) {
            filterText.setText(wanted.text());
            filterCount.setText(Words.of(
                    "filter.chip", model.matching(wanted), shown.nodes().size()));
            filter.setAccessibleText(filterText.getText() + " " + filterCount.getText());
        }
        fitBar();
    }

    @FXML
    private void takeFilterAway() {
        model.filter().set(MapFilter.NONE);
    }

    private void show(TopologyModel next) {
        var before = shown;
        shown = next;
        showAround(next, before);
        var layer = flights;
        if (layer == null) {
            return;
        }
        if (next.step() < before.step() || before.nodes().isEmpty()) {
            layer.clear();
        } else {
            layer.fly(FlightPlan.between(before, next), waves);
        }
        if (layer.isFlying()) {
            // Flights ask where things are before this frame's layout pass.
            root.applyCss();
            map.placeOnly(root::layout);
        }
        hideUnborn(layer);
    }

    private void hideUnborn(FlightLayer layer) {
        if (trayBar != null) {
            trayBar.hide(layer::isUnborn);
        }
    }

    /**
     * Shows its cluster in the same way as another view: same zoom, grouping, order of tiles, and the same part of the
     * map. For good: who follows has no controls of its own for that.
     */
    public void follow(TopologyView leader) {
        model.follow(leader.model);
        follows = true;
        colour.visibleProperty().unbind();
        for (var control : List.of(colour, group, zoomBox)) {
            control.setVisible(false);
            if (!control.managedProperty().isBound()) {
                control.setManaged(false);
            }
        }
    }

    /** Chooses a zoom anew, with the next picture: the room has changed. */
    public void wishFit() {
        model.wishFit();
        map.redraw();
    }

    /** Shows it to others: as large as there is room for; afterwards as it was. Keys go on here: panels come and go. */
    public void present(boolean on) {
        map.takeFocus();
        map.setShownToOthers(on);
        if (on) {
            zoomAtWork = model.zoom().get();
            wishFit();
        } else {
            model.zoom().set(zoomAtWork);
        }
    }

    /** Whether both maps are scrolled together, as long as both are looked at. */
    public void setTogether(TopologyView other, boolean on) {
        map.setTwin(on ? other.map : null);
        other.map.setTwin(on ? map : null);
    }

    /** Gives away the controls for grouping and zoom, to stand elsewhere for a while. */
    public List<Node> lendControls() {
        bar.getChildren().removeAll(colour, group, zoomBox);
        fitBar();
        return List.of(colour, group, zoomBox);
    }

    /** Takes the controls back. */
    public void returnControls() {
        if (!bar.getChildren().contains(zoomBox)) {
            bar.getChildren().addAll(colour, group, zoomBox);
            fitBar();
        }
    }

    /** Where there is little height the tray's place is the map's. */
    public void setTrayShown(boolean on) {
        trayFrame.setVisible(on);
        trayFrame.setManaged(on);
    }

    private void clickFlight(MouseEvent event) {
        var flight = flights == null ? null : flights.flightAt(event.getX(), event.getY());
        if (flight != null && !flight.node().isEmpty()) {
            event.consume();
            model.hit(new TopologyViewModel.Hit(
                    flight.node(), flight.pod().uid(), null, false, event.getScreenX(), event.getScreenY()));
        }
    }

    /** Freezes what is in flight, or lets it go on. */
    public void setFrozen(boolean on) {
        if (flights != null) {
            flights.freeze(on);
        }
    }

    /** Whether landings are shown as a wave and not one by one, as when time runs as fast as it can. */
    public void setWaves(boolean on) {
        waves = on;
    }

    /** Whether pods that begin something together are shown one after the other, as far as there is time for it. */
    public void setOneByOne(boolean on) {
        if (flights != null) {
            flights.setOneByOne(on);
        }
    }

    /** How fast what flies does so, against what is usual; 0 if {@link #passAnimationTime} alone lets time pass. */
    public void setMotion(double share) {
        map.miniMap().setByHand(share == 0);
        if (flights != null) {
            flights.setMotion(share);
        }
    }

    /** Replaces flights by fading. */
    public void setReducedMotion(boolean on) {
        if (flights != null) {
            flights.setReducedMotion(on);
        }
    }

    /** Lets the animation's time pass by hand: for pictures, which have no running clock. */
    public void passAnimationTime(double millis) {
        if (flights != null) {
            flights.tick(millis);
        }
    }

    private void showAround(TopologyModel shown, TopologyModel before) {
        if (before.nodes().size() != shown.nodes().size()) {
            count.setText(Words.of("topology.nodes", shown.nodes().size()));
        }
        if (filter.isVisible()) {
            showFilter(model.filter().get());
        }
        if (laneBar != null && trayBar != null) {
            laneBar.show(shown);
            trayBar.show(shown.pending());
        }
    }

    private void offerColours() {
        colour.getItems()
                .setAll(Arrays.stream(ColourBy.values())
                        .map(by -> {
                            var item = new MenuItem(by.word());
                            item.setOnAction(event -> model.colourBy().set(by));
                            return item;
                        })
                        .toList());
    }

    private void offerGroupings() {
        var offered = new ArrayList<Grouping>(
                List.of(new Grouping.Pool(), new Grouping.Zone(), new Grouping.Role(), new Grouping.None()));
        model.labelKeys().forEach(key -> offered.add(new Grouping.ByLabel(key)));
        group.getItems()
                .setAll(offered.stream()
                        .map(by -> {
                            var item = new MenuItem(name(by));
                            item.setOnAction(event -> model.groupBy(by));
                            return item;
                        })
                        .toList());
    }

    private static String name(Grouping by) {
        return switch (by) {
            case Grouping.None _ -> Words.of("topology.group.none");
            case Grouping.Role _ -> Words.of("topology.group.role");
            case Grouping.Pool _ -> Words.of("topology.group.pool");
            case Grouping.Zone _ -> Words.of("topology.group.zone");
            case Grouping.ByLabel(var key) -> Words.of("topology.group.label", key);
        };
    }

    public StackPane root() {
        return root;
    }

    public TopologyViewModel model() {
        return model;
    }

    public MapView map() {
        return map;
    }

    @FXML
    private void zoomIn() {
        zoom(model.zoom().get().in());
    }

    @FXML
    private void zoomOut() {
        zoom(model.zoom().get().out());
    }

    @FXML
    private void zoomNormal() {
        zoom(Step.NORMAL);
    }

    @FXML
    private void zoomFit() {
        map.fit();
    }

    private void zoom(Step step) {
        map.zoom(step, map.getWidth() / 2, map.getHeight() / 2);
    }
}

package dev.podfall.ui.topology;

import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The centre of the window: DaemonSets above, then the tray of pods that wait, then the map. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class TopologyView {
    private static final int LANES_SHOWN = 4;
    private static final int PODS_SHOWN = 8;

    private final TopologyViewModel model = new TopologyViewModel();
    private final Tooltip trayReasons = new Tooltip();

    @FXML
    private VBox root;

    @FXML
    private HBox lanes;

    @FXML
    private Label count;

    @FXML
    private MenuButton group;

    @FXML
    private Button percent;

    @FXML
    private HBox tray;

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
        var loader = new FXMLLoader(TopologyView.class.getResource("/fxml/topology/Topology.fxml"), Words.bundle());
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("fxml/topology/Topology.fxml cannot be loaded from the class path", e);
        }
        return loader.getController();
    }

    @FXML
    private void initialize() {
        trayMessage.setTooltip(trayReasons);
        map.connect(model);
        model.model().subscribe(this::show);
        model.zoom().subscribe(step -> percent.setText(step.percent() + "%"));
        model.grouping().subscribe(by -> group.setText(Words.of("topology.group", name(by))));
        group.setOnShowing(event -> offerGroupings());
        offerGroupings();
    }

    private void show(TopologyModel shown) {
        count.setText(Words.of("topology.nodes", shown.nodes().size()));
        showLanes(shown);
        showTray(shown.pending());
    }

    private void showLanes(TopologyModel shown) {
        var buttons = new ArrayList<javafx.scene.Node>();
        for (var lane : shown.lanes().stream().limit(LANES_SHOWN).toList()) {
            buttons.add(laneButton(lane, lane.key().equals(shown.selectedLane())));
        }
        if (shown.lanes().size() > LANES_SHOWN) {
            var rest =
                    new MenuButton(Words.of("topology.lane.more", shown.lanes().size() - LANES_SHOWN));
            rest.getStyleClass().add("flat");
            for (var lane : shown.lanes().subList(LANES_SHOWN, shown.lanes().size())) {
                var item = new MenuItem(lane.name() + "  " + lane.count(), PodSquare.swatch(lane.hue()));
                item.setOnAction(event -> model.chooseLane(lane.key()));
                rest.getItems().add(item);
            }
            buttons.add(rest);
        }
        lanes.getChildren().setAll(buttons);
    }

    private ToggleButton laneButton(Lane lane, boolean selected) {
        var name = new Label(lane.name());
        name.getStyleClass().add("name");
        var counter = new Label(lane.count());
        counter.getStyleClass().add("count");
        counter.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        var face =
                new HBox(6, new PodSquare(lane.hue(), lane.revision() > 0 ? "" + lane.revision() : ""), name, counter);
        face.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var button = new ToggleButton(null, face);
        button.getStyleClass().add("lane");
        button.setSelected(selected);
        button.setAccessibleText(lane.key() + " " + lane.count());
        button.setTooltip(new Tooltip(lane.key()));
        button.setUserData(lane.key());
        button.setOnAction(event -> {
            button.setSelected(true);
            model.chooseLane(lane.key());
        });
        return button;
    }

    private void showTray(List<PendingPod> pending) {
        var squares = new ArrayList<javafx.scene.Node>();
        for (var pod : pending.stream().limit(PODS_SHOWN).toList()) {
            var square = new PodSquare(pod.mark().hue(), pod.mark().number());
            square.setTooltip(new Tooltip(pod.mark().name()));
            square.setUserData(pod.mark().uid());
            squares.add(square);
        }
        if (pending.size() > PODS_SHOWN) {
            squares.add(new Label("+" + (pending.size() - PODS_SHOWN)));
        }
        trayPods.getChildren().setAll(squares);
        trayCount.setText(pending.isEmpty() ? Words.of("tray.empty") : Words.of("tray.waiting", pending.size()));
        var messages = messages(pending);
        var first = messages.keySet().stream().findFirst().orElse("");
        trayMessage.setText(
                messages.size() > 1 ? first + " " + Words.of("tray.more-reasons", messages.size() - 1) : first);
        trayReasons.setText(messages.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("\n")));
    }

    private static Map<String, Integer> messages(List<PendingPod> pending) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var pod : pending) {
            if (!pod.message().isEmpty()) {
                counts.merge(pod.message(), 1, Integer::sum);
            }
        }
        return counts;
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

    public VBox root() {
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
        zoom(MapLayout.fitting(model.slots(), (int) map.getWidth() - 12, (int) map.getHeight()));
    }

    private void zoom(Step step) {
        map.zoom(step, map.getWidth() / 2, map.getHeight() / 2);
    }
}

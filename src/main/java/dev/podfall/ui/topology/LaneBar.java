package dev.podfall.ui.topology;

import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The row of DaemonSets above the map: as many as can be read, the selected one among them. Buttons are kept from one moment
 * to the next: flights start at them.
 */
final class LaneBar {
    private static final int SHOWN = 4;

    /** In less a name cannot be read. */
    private static final double LEAST = 132;

    /** So much of the selected one's name and count does not give way to anything. */
    private static final double LEAST_SELECTED = 144;

    private final HBox row;
    private final Consumer<String> choose;
    private final Map<String, LaneButton> buttons = new LinkedHashMap<>();
    private final MenuButton more = new MenuButton();
    private TopologyModel last = TopologyModel.EMPTY;
    private int fitting = SHOWN;

    LaneBar(HBox row, Consumer<String> choose) {
        this.row = row;
        this.choose = choose;
        more.getStyleClass().add("flat");
        more.setMinWidth(Region.USE_PREF_SIZE);
    }

    /** Shows as many as there is room for now. */
    void fit() {
        fitting = SHOWN;
        fill(last);
    }

    void show(TopologyModel model) {
        if (model.lanes().equals(last.lanes()) && java.util.Objects.equals(model.selectedLane(), last.selectedLane())) {
            return;
        }
        fill(model);
    }

    /** Says everything again, in the language that the window speaks now. */
    void sayAnew() {
        fit();
    }

    private void fill(TopologyModel model) {
        // Whoever has the focus stays: only others ask for more or less room.
        fitting = model.lanes().size() == last.lanes().size() ? fitting : SHOWN;
        last = model;
        fitting = Math.min(fitting, model.lanes().size());
        put(model, fitting);
        row.applyCss();
        double room = room();
        while (fitting > 1 && least() > room) {
            put(model, --fitting);
        }
        for (var child : row.getChildren()) {
            if (child instanceof LaneButton button && button.isSelected()) {
                button.setMinWidth(Math.min(button.prefWidth(-1), LEAST_SELECTED));
            }
        }
        row.setMinWidth(kept());
    }

    /** What nothing may take. */
    private double kept() {
        double kept = Math.max(0, row.getChildren().size() - 1) * row.getSpacing();
        for (var child : row.getChildren()) {
            kept += child.minWidth(-1);
        }
        return kept;
    }

    private void put(TopologyModel model, int shown) {
        var first = new ArrayList<>(model.lanes().subList(0, shown));
        var rest = new ArrayList<>(model.lanes().subList(shown, model.lanes().size()));
        rest.stream()
                .filter(lane -> lane.key().equals(model.selectedLane()))
                .findFirst()
                .ifPresent(selected -> {
                    rest.remove(selected);
                    rest.addFirst(first.removeLast());
                    first.add(selected);
                });
        var children = new ArrayList<Node>();
        for (var lane : first) {
            var button = buttons.computeIfAbsent(lane.key(), LaneButton::new);
            button.show(lane, lane.key().equals(model.selectedLane()));
            children.add(button);
        }
        if (!rest.isEmpty()) {
            more.setText(Words.of("topology.lane.more", rest.size()));
            more.getItems().setAll(rest.stream().map(this::item).toList());
            children.add(more);
        }
        if (!row.getChildren().equals(children)) {
            row.getChildren().setAll(children);
        }
    }

    /** What the bar's other controls leave. */
    private double room() {
        if (!(row.getParent() instanceof HBox bar) || bar.getWidth() <= 0) {
            return Double.MAX_VALUE;
        }
        double room = bar.getWidth() - bar.snappedLeftInset() - bar.snappedRightInset();
        for (var child : bar.getChildren()) {
            if (child.isManaged() && child != row) {
                room -= child.prefWidth(-1) + bar.getSpacing();
            }
        }
        return room;
    }

    /** In less room the names cannot be read. */
    private double least() {
        double least = (row.getChildren().size() - 1) * row.getSpacing();
        for (var child : row.getChildren()) {
            double whole = child.prefWidth(-1);
            least += child == more ? whole : Math.min(whole, LEAST);
        }
        return least;
    }

    private MenuItem item(Lane lane) {
        var item =
                new MenuItem(Words.of("topology.lane.item", lane.name(), lane.count()), PodSquare.swatch(lane.hue()));
        item.setOnAction(event -> choose.accept(lane.key()));
        return item;
    }

    private final class LaneButton extends ToggleButton {
        private final PodSquare square = new PodSquare(0, "");
        private final Label name = new Label();
        private final Label count = new Label();

        LaneButton(String key) {
            name.getStyleClass().add("name");
            count.getStyleClass().add("count");
            count.setMinWidth(Region.USE_PREF_SIZE);
            square.setMinWidth(Region.USE_PREF_SIZE);
            var face = new HBox(6, square, name, count);
            face.setAlignment(Pos.CENTER_LEFT);
            setGraphic(face);
            getStyleClass().add("lane");
            setUserData(key);
            setTooltip(new Tooltip(key));
            setOnAction(event -> {
                setSelected(true);
                choose.accept(key);
            });
        }

        void show(Lane lane, boolean selected) {
            square.show(lane.hue(), lane.revision() > 0 ? Integer.toString(lane.revision()) : "");
            name.setText(lane.name());
            count.setText(lane.count());
            setSelected(selected);
            setMinWidth(USE_COMPUTED_SIZE);
            setAccessibleText(Words.of("topology.lane.spoken", lane.key(), lane.count()));
        }
    }
}

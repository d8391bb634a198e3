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

/** The row of DaemonSets above the map. Buttons are kept from one moment to the next: flights start at them. */
final class LaneBar {
    private static final int SHOWN = 4;

    private final HBox row;
    private final Consumer<String> choose;
    private final Map<String, LaneButton> buttons = new LinkedHashMap<>();
    private final MenuButton more = new MenuButton();
    private TopologyModel last = TopologyModel.EMPTY;

    LaneBar(HBox row, Consumer<String> choose) {
        this.row = row;
        this.choose = choose;
        more.getStyleClass().add("flat");
    }

    void show(TopologyModel model) {
        if (model.lanes().equals(last.lanes()) && java.util.Objects.equals(model.selectedLane(), last.selectedLane())) {
            return;
        }
        fill(model);
    }

    /** Says everything again, in the language that the window speaks now. */
    void sayAnew() {
        fill(last);
    }

    private void fill(TopologyModel model) {
        last = model;
        var children = new ArrayList<Node>();
        for (var lane : model.lanes().stream().limit(SHOWN).toList()) {
            var button = buttons.computeIfAbsent(lane.key(), LaneButton::new);
            button.show(lane, lane.key().equals(model.selectedLane()));
            children.add(button);
        }
        if (model.lanes().size() > SHOWN) {
            more.setText(Words.of("topology.lane.more", model.lanes().size() - SHOWN));
            more.getItems()
                    .setAll(model.lanes().subList(SHOWN, model.lanes().size()).stream()
                            .map(this::item)
                            .toList());
            children.add(more);
        }
        if (!row.getChildren().equals(children)) {
            row.getChildren().setAll(children);
        }
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
            setAccessibleText(Words.of("topology.lane.spoken", lane.key(), lane.count()));
        }
    }
}

package dev.podfall.ui.timeline;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.play.Breakpoint;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** At what time is to stop: items to be ticked, made of the DaemonSets that are there. What is ticked stays, also without one. */
final class BreakpointMenu {
    /** Of no more DaemonSets anybody looks for one in a menu. */
    private static final int MOST = 12;

    private final MenuButton button;
    private final Consumer<List<Breakpoint>> onChange;
    private final Set<Breakpoint> chosen = new LinkedHashSet<>();
    private List<ObjectKey> daemonSets = List.of();

    /** @param onChange is given all that are ticked */
    BreakpointMenu(MenuButton button, Consumer<List<Breakpoint>> onChange) {
        this.button = button;
        this.onChange = onChange;
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Words.text("breakpoint.menu.tip"));
        button.setTooltip(tooltip);
        button.getStyleClass().add("breakpoints");
        button.setOnShowing(event -> fill());
        Words.follow(button, this::fill);
        fill();
    }

    /** Ticks these and no others. */
    void choose(List<Breakpoint> now) {
        if (!List.copyOf(chosen).equals(now)) {
            chosen.clear();
            chosen.addAll(now);
            fill();
        }
    }

    /** Offers what there is in this state. */
    void show(ClusterState state) {
        var now = state.daemonSets().stream().limit(MOST).map(DaemonSet::key).toList();
        if (!now.equals(daemonSets)) {
            daemonSets = now;
            fill();
        }
    }

    private void fill() {
        var items = new ArrayList<MenuItem>();
        var heading = new MenuItem(Words.of("breakpoint.menu"));
        heading.setDisable(true);
        items.add(heading);
        items.add(item(new Breakpoint.NodeNotReady()));
        items.add(item(new Breakpoint.Warned()));
        var keys = new TreeSet<>(daemonSets);
        for (var breakpoint : chosen) {
            switch (breakpoint) {
                case Breakpoint.PodEvicted(var key) -> keys.add(key);
                case Breakpoint.PodFails(var key) -> keys.add(key);
                case Breakpoint.RolledOut(var key) -> keys.add(key);
                case Breakpoint.NodeNotReady _, Breakpoint.Warned _ -> {
                    // There in any case.
                }
            }
        }
        for (var key : keys) {
            items.add(new SeparatorMenuItem());
            items.add(item(new Breakpoint.PodEvicted(key)));
            items.add(item(new Breakpoint.PodFails(key)));
            items.add(item(new Breakpoint.RolledOut(key)));
        }
        var none = new MenuItem(Words.of("breakpoint.none"));
        none.setDisable(chosen.isEmpty());
        none.setOnAction(event -> {
            chosen.clear();
            changed();
        });
        items.add(new SeparatorMenuItem());
        items.add(none);
        button.getItems().setAll(items);
        count();
    }

    private CheckMenuItem item(Breakpoint breakpoint) {
        var item = new CheckMenuItem(Words.say(breakpoint.when()));
        item.setMnemonicParsing(false);
        item.setSelected(chosen.contains(breakpoint));
        item.setOnAction(event -> {
            if (item.isSelected()) {
                chosen.add(breakpoint);
            } else {
                chosen.remove(breakpoint);
            }
            changed();
        });
        return item;
    }

    private void changed() {
        onChange.accept(List.copyOf(chosen));
        count();
    }

    /** How many are ticked, seen without opening it. */
    private void count() {
        button.setText(chosen.isEmpty() ? "" : Integer.toString(chosen.size()));
        button.setAccessibleText(
                chosen.isEmpty() ? Words.of("breakpoint.menu") : Words.of("breakpoint.menu.count", chosen.size()));
    }
}

package dev.podfall.ui.manifest;

import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tabs in a row that ends where its room ends; the wheel moves them. Where not all are in sight there is a menu of all. */
final class TabRow extends Region {
    private final HBox row = new HBox();
    private final Rectangle sight = new Rectangle();
    private final MenuButton menu = new MenuButton();
    /** How much of the tabs is out of sight to the left. */
    private double before;

    private double width;
    private @Nullable Node chosen;
    /** What is to be in sight after the next layout. */
    private @Nullable Node wanted;

    TabRow() {
        row.setFillHeight(false);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setClip(sight);
        menu.setGraphic(new FontIcon(Feather.CHEVRON_DOWN));
        menu.getStyleClass().addAll("flat", "icon", "menu-only", "all-tabs");
        menu.accessibleTextProperty().bind(Words.text("editor.tabs"));
        var tip = new Tooltip();
        tip.textProperty().bind(Words.text("editor.tabs"));
        menu.setTooltip(tip);
        menu.setVisible(false);
        setMinWidth(0);
        getChildren().addAll(row, menu);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    /** The menu of all tabs, to be filled. */
    MenuButton menu() {
        return menu;
    }

    /** Shows other tabs, or the same with another one chosen, which is in sight then. */
    void show(List<? extends Node> tabs, @Nullable Node nowChosen) {
        if (!row.getChildren().equals(tabs)) {
            row.getChildren().setAll(tabs);
        }
        chosen = nowChosen;
        reveal(nowChosen);
    }

    /** Moves the tabs until one is in sight. */
    void reveal(@Nullable Node tab) {
        wanted = tab;
        requestLayout();
    }

    private void scroll(ScrollEvent event) {
        if (menu.isVisible()) {
            before -= event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            requestLayout();
            event.consume();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return row.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return row.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double least = snapSizeX(row.minWidth(-1));
        boolean all = least <= getWidth();
        double menuWidth = all ? 0 : snapSizeX(menu.prefWidth(-1));
        double room = Math.max(0, getWidth() - menuWidth);
        double whole = Math.max(room, least);
        row.resize(whole, getHeight());
        row.layout();
        if (width != getWidth()) {
            width = getWidth();
            wanted = wanted == null ? chosen : wanted;
        }
        if (wanted != null && wanted.getParent() == row) {
            var tab = wanted.getBoundsInParent();
            before = Math.min(tab.getMinX(), Math.max(before, tab.getMaxX() - room));
        }
        wanted = null;
        before = snapPositionX(Math.clamp(before, 0, whole - room));
        row.relocate(-before, 0);
        sight.setX(before);
        sight.setWidth(room);
        sight.setHeight(getHeight());
        menu.setVisible(!all);
        double menuHeight = menu.prefHeight(-1);
        menu.resizeRelocate(room, snapPositionY((getHeight() - menuHeight) / 2), menuWidth, menuHeight);
    }
}

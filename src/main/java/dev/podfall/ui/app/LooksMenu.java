package dev.podfall.ui.app;

import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Words;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The bar's menu of how the window looks. */
final class LooksMenu {
    private LooksMenu() {}

    static void fill(MenuButton menu, WindowViewModel model) {
        var group = new ToggleGroup();
        for (var theme : Theme.values()) {
            var item = new RadioMenuItem();
            item.textProperty().bind(Words.text(name(theme)));
            item.setToggleGroup(group);
            item.setOnAction(event -> model.theme().set(theme));
            model.theme().subscribe(now -> item.setSelected(now == theme));
            menu.getItems().add(item);
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "looks.larger", model.magnification()::larger);
        add(menu, "looks.smaller", model.magnification()::smaller);
        add(menu, "looks.usual", model.magnification()::reset);
        menu.getItems().add(new SeparatorMenuItem());
        var calm = new CheckMenuItem();
        calm.textProperty().bind(Words.text("looks.calm"));
        calm.selectedProperty().bindBidirectional(model.calm());
        var spotlight = new CheckMenuItem();
        spotlight.textProperty().bind(Words.text("looks.spotlight"));
        spotlight.selectedProperty().bindBidirectional(model.spotlight());
        menu.getItems().addAll(calm, spotlight, new SeparatorMenuItem());
        add(menu, "looks.help", () -> model.helpShown().set(true));
    }

    private static String name(Theme theme) {
        return switch (theme) {
            case LIGHT -> "looks.light";
            case DARK -> "looks.dark";
            case CONTRAST -> "looks.contrast";
        };
    }

    private static void add(MenuButton menu, String key, Runnable action) {
        var item = new MenuItem();
        item.textProperty().bind(Words.text(key));
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }
}

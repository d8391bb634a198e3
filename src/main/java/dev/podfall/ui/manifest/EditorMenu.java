package dev.podfall.ui.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** What the editor's menus offer at the moment. */
final class EditorMenu {
    private EditorMenu() {}

    static void offerRecent(Menu recent, List<Path> paths, Consumer<Path> open) {
        recent.getItems()
                .setAll(paths.stream().map(path -> recentItem(path, open)).toList());
        recent.setDisable(recent.getItems().isEmpty());
    }

    private static MenuItem recentItem(Path path, Consumer<Path> open) {
        var item = new MenuItem(path.getFileName() + "    " + path.getParent());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> open.accept(path));
        return item;
    }

    static List<MenuItem> templates(Consumer<Template> open) {
        return Template.all().stream()
                .map(template -> {
                    var item = new MenuItem(template.kind().kindName());
                    item.setOnAction(event -> open.accept(template));
                    return item;
                })
                .toList();
    }
}

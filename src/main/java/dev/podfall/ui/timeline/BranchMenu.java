package dev.podfall.ui.timeline;

import dev.podfall.ui.frame.BranchText;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a branch, as a menu. */
final class BranchMenu {
    private BranchMenu() {}

    static ContextMenu of(
            BranchLane lane, TimelineActions actions, Consumer<BranchLane> rename, Consumer<BranchLane> delete) {
        var menu = new ContextMenu();
        menu.getItems().setAll(items(lane, actions, rename, delete));
        return menu;
    }

    /** Branches that have no room on the timeline, each with a menu of its own. */
    static ContextMenu ofAll(
            List<BranchLane> lanes, TimelineActions actions, Consumer<BranchLane> rename, Consumer<BranchLane> delete) {
        var menu = new ContextMenu();
        for (var lane : lanes) {
            var item = new Menu(BranchText.name(lane.number(), lane.name()));
            item.setMnemonicParsing(false);
            item.getItems().setAll(items(lane, actions, rename, delete));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** What is deleted, for good, or kept after all. */
    static ContextMenu ofDeleting(BranchLane lane, TimelineActions actions) {
        var delete = new MenuItem(
                Words.of("timeline.branch.delete.sure", BranchText.name(lane.number(), lane.name()), lane.steps()));
        delete.setMnemonicParsing(false);
        delete.setOnAction(event -> actions.delete(lane.number()));
        var menu = new ContextMenu(delete, item("timeline.branch.delete.keep", () -> {}));
        menu.getStyleClass().add("branch-deleting");
        return menu;
    }

    private static List<MenuItem> items(
            BranchLane lane, TimelineActions actions, Consumer<BranchLane> rename, Consumer<BranchLane> delete) {
        return List.of(
                item("timeline.branch.take-up", () -> actions.takeUp(lane.number())),
                item("timeline.branch.compare", () -> actions.compare(lane.number())),
                item("timeline.branch.rename", () -> rename.accept(lane)),
                new SeparatorMenuItem(),
                item("timeline.branch.delete", () -> delete.accept(lane)));
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(Words.of(words));
        item.setOnAction(event -> action.run());
        return item;
    }
}

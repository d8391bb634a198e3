package dev.podfall.ui.act;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done to a node as it is now, as a menu at its tile. What needs more words opens the popover. */
final class NodeMenu {
    private static final List<String> TROUBLES = List.of(
            Condition.MEMORY_PRESSURE, Condition.DISK_PRESSURE, Condition.PID_PRESSURE, Condition.NETWORK_UNAVAILABLE);

    private final Node node;
    private final boolean silent;
    private final Consumer<List<ConsoleLine>> run;
    private final Consumer<NodeActViewModel.Tool> open;

    /** @param silent whether its kubelet was stopped */
    NodeMenu(Node node, boolean silent, Consumer<List<ConsoleLine>> run, Consumer<NodeActViewModel.Tool> open) {
        this.node = node;
        this.silent = silent;
        this.run = run;
        this.open = open;
    }

    /** @param taint the one that was clicked, or null */
    ContextMenu build(@Nullable Taint taint) {
        var name = node.name();
        var menu = new ContextMenu();
        var items = menu.getItems();
        if (taint != null) {
            items.add(act(Words.of("act.untaint", taint.toString()), new Act.RemoveTaint(name, taint)));
            for (var effect : TaintEffect.values()) {
                var other = Taint.of(taint.key(), taint.value(), effect);
                if (node.taints().stream().noneMatch(other::matches)) {
                    items.add(act(Words.of("act.effect", effect.wire()), new Act.ChangeTaint(name, taint, other)));
                }
            }
            items.add(new SeparatorMenuItem());
        }
        items.add(tool("act.menu.taint", NodeActViewModel.Tool.TAINT));
        items.add(tool("act.menu.label", NodeActViewModel.Tool.LABEL));
        items.add(new SeparatorMenuItem());
        items.add(
                node.spec().unschedulable()
                        ? act(Words.of("act.uncordon"), new Act.Uncordon(name))
                        : act(Words.of("act.cordon"), new Act.Cordon(name)));
        items.add(tool("act.menu.drain", NodeActViewModel.Tool.DRAIN));
        items.add(new SeparatorMenuItem());
        if (silent) {
            items.add(act(Words.of("act.start-kubelet"), new Act.StartKubelet(name)));
        } else {
            items.add(act(Words.of("act.stop-kubelet"), new Act.StopKubelet(name)));
            // Who is silent reports no condition.
            items.add(conditions());
        }
        items.add(new SeparatorMenuItem());
        items.add(act(Words.of("act.delete"), new Act.Delete(name)));
        return menu;
    }

    private Menu conditions() {
        var menu = new Menu(Words.of("act.condition"));
        menu.getItems().add(condition(Condition.READY, node.isReady() ? Condition.FALSE : Condition.TRUE));
        for (var type : TROUBLES) {
            var now = node.status().condition(type);
            boolean troubled = now != null && now.isTrue();
            menu.getItems().add(condition(type, troubled ? Condition.FALSE : Condition.TRUE));
        }
        return menu;
    }

    private MenuItem condition(String type, String status) {
        return act(type + "=" + status, new Act.SetCondition(node.name(), type, status));
    }

    private MenuItem act(String text, Act act) {
        var item = new MenuItem(text);
        // An underscore in a label or a condition is no mnemonic.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> run.accept(ActCommands.of(act)));
        return item;
    }

    private MenuItem tool(String words, NodeActViewModel.Tool tool) {
        var item = new MenuItem(Words.of(words));
        item.setOnAction(event -> open.accept(tool));
        return item;
    }
}

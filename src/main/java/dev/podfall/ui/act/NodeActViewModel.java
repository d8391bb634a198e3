package dev.podfall.ui.act;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.kubectl.ConsoleLine;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is being put together in the popover, and the lines that it comes to. */
public final class NodeActViewModel {
    /** Taint keys that one meets. */
    public static final List<String> KEYS =
            List.of("maintenance", "dedicated", "node-role.kubernetes.io/control-plane", Taint.OUT_OF_SERVICE);

    /** What the popover edits. */
    public enum Tool {
        TAINT,
        LABEL,
        DRAIN
    }

    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.TAINT);
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty value = new SimpleStringProperty("");
    private final ObjectProperty<TaintEffect> effect = new SimpleObjectProperty<>(TaintEffect.NO_SCHEDULE);
    private final BooleanProperty removes = new SimpleBooleanProperty(false);
    private final BooleanProperty ignoreDaemonSets = new SimpleBooleanProperty(true);
    private final BooleanProperty force = new SimpleBooleanProperty(false);
    private final BooleanProperty deleteEmptyDir = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<List<ConsoleLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Node node;
    private @Nullable Taint changed;
    private boolean quiet;

    public NodeActViewModel() {
        tool.subscribe(() -> compose());
        key.subscribe(() -> compose());
        value.subscribe(() -> compose());
        effect.subscribe(() -> compose());
        removes.subscribe(() -> compose());
        ignoreDaemonSets.subscribe(() -> compose());
        force.subscribe(() -> compose());
        deleteEmptyDir.subscribe(() -> compose());
    }

    /** Begins anew. */
    public void begin(Node newNode, Tool newTool) {
        set(newNode, newTool, null, "", "");
        removes.set(false);
    }

    /** Begins with a taint that the node has: it goes unless something else is chosen. */
    public void beginWith(Node newNode, Taint taint) {
        set(newNode, Tool.TAINT, taint, taint.key(), taint.value());
        effect.set(taint.effect());
        removes.set(true);
    }

    /** Begins with a label that the node has. */
    public void beginWith(Node newNode, String labelKey, String labelValue) {
        set(newNode, Tool.LABEL, null, labelKey, labelValue);
        removes.set(false);
    }

    private void set(Node newNode, Tool newTool, @Nullable Taint taint, String newKey, String newValue) {
        quiet = true;
        node = newNode;
        changed = taint;
        tool.set(newTool);
        key.set(newKey);
        value.set(newValue);
        quiet = false;
        compose();
    }

    private void compose() {
        var act = quiet ? null : act();
        if (!quiet) {
            lines.set(act == null ? List.of() : ActCommands.of(act));
        }
    }

    private @Nullable Act act() {
        var on = node;
        if (on == null) {
            return null;
        }
        return switch (tool.get()) {
            case TAINT -> taint(on);
            case LABEL -> label(on);
            case DRAIN -> new Act.Drain(on.name(), ignoreDaemonSets.get(), force.get(), deleteEmptyDir.get());
        };
    }

    private @Nullable Act taint(Node on) {
        var from = changed;
        var typed = text(key);
        if (typed.isEmpty()) {
            return null;
        }
        var taint = Taint.of(typed, text(value), effect.get());
        if (from == null) {
            boolean there = on.taints().stream().anyMatch(taint::matches);
            return new Act.AddTaint(on.name(), taint, there);
        }
        if (removes.get()) {
            return new Act.RemoveTaint(on.name(), from);
        }
        boolean same = from.matches(taint) && from.value().equals(taint.value());
        return same ? null : new Act.ChangeTaint(on.name(), from, taint);
    }

    private @Nullable Act label(Node on) {
        var typed = text(key);
        if (typed.isEmpty()) {
            return null;
        }
        var now = on.labels().get(typed);
        if (removes.get()) {
            return now == null ? null : new Act.RemoveLabel(on.name(), typed);
        }
        return text(value).equals(now) ? null : new Act.SetLabel(on.name(), typed, text(value), now != null);
    }

    private static String text(StringProperty property) {
        var text = property.get();
        return text == null ? "" : text.strip();
    }

    /** The taint that is changed or removed, null if a new one is added. */
    public @Nullable Taint changed() {
        return changed;
    }

    public @Nullable Node node() {
        return node;
    }

    public ObjectProperty<Tool> tool() {
        return tool;
    }

    public StringProperty key() {
        return key;
    }

    public StringProperty value() {
        return value;
    }

    public ObjectProperty<TaintEffect> effect() {
        return effect;
    }

    public BooleanProperty removes() {
        return removes;
    }

    public BooleanProperty ignoreDaemonSets() {
        return ignoreDaemonSets;
    }

    public BooleanProperty force() {
        return force;
    }

    public BooleanProperty deleteEmptyDir() {
        return deleteEmptyDir;
    }

    /** What is to be done as it is now; empty while something is missing or nothing would change. */
    public ReadOnlyObjectProperty<List<ConsoleLine>> lines() {
        return lines.getReadOnlyProperty();
    }
}

package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kept.SessionFile;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a session is looked at, in the words of its file: what was chosen last stands last. */
final class Looks {
    private static final String TEN = "10x";
    private static final String SEPARATOR = ", ";

    private static final String EVICTED = "evicted";
    private static final String FAILS = "fails";
    private static final String ROLLED_OUT = "rolled-out";
    private static final String NOT_READY = "not-ready";
    private static final String WARNED = "warned";

    private Looks() {}

    static SessionFile.Look of(Pace pace, Selection.Choice choice, List<Breakpoint> stops) {
        var names = new ArrayList<String>();
        var node = choice.node();
        add(names, Kind.NODE, node == null ? null : ObjectKey.cluster(node), choice.focus());
        add(names, Kind.DAEMON_SET, choice.daemonSet(), choice.focus());
        add(names, Kind.POD, choice.pod(), choice.focus());
        var focus = choice.focus();
        var key = choice.focusKey();
        if (focus != null && key != null) {
            names.add(name(focus, key));
        }
        return new SessionFile.Look(
                text(pace),
                String.join(SEPARATOR, names),
                "",
                stops.stream().map(Looks::text).collect(Collectors.joining(SEPARATOR)));
    }

    private static void add(ArrayList<String> names, Kind kind, @Nullable ObjectKey key, @Nullable Kind focus) {
        if (key != null && kind != focus) {
            names.add(name(kind, key));
        }
    }

    private static String name(Kind kind, ObjectKey key) {
        var word = kind.kindName().toLowerCase(Locale.ROOT) + " ";
        return kind.namespaced() ? word + key.namespace() + "/" + key.name() : word + key.name();
    }

    private static String text(Pace pace) {
        return pace == Pace.TEN ? TEN : pace.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Breakpoint stop) {
        return switch (stop) {
            case Breakpoint.PodEvicted(var key) -> EVICTED + " " + key;
            case Breakpoint.PodFails(var key) -> FAILS + " " + key;
            case Breakpoint.RolledOut(var key) -> ROLLED_OUT + " " + key;
            case Breakpoint.NodeNotReady() -> NOT_READY;
            case Breakpoint.Warned() -> WARNED;
        };
    }

    /** When time is to stop; what a newer version knows is left out. */
    static List<Breakpoint> stops(SessionFile.Look look) {
        return Arrays.stream(look.stops().split(",", -1))
                .map(each -> stop(each.strip()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Breakpoint stop(String text) {
        int blank = text.indexOf(' ');
        var word = blank < 0 ? text : text.substring(0, blank);
        var name = text.substring(word.length()).strip();
        return switch (word) {
            case NOT_READY -> new Breakpoint.NodeNotReady();
            case WARNED -> new Breakpoint.Warned();
            case EVICTED -> name.isEmpty() ? null : new Breakpoint.PodEvicted(ObjectKey.parse(name));
            case FAILS -> name.isEmpty() ? null : new Breakpoint.PodFails(ObjectKey.parse(name));
            case ROLLED_OUT -> name.isEmpty() ? null : new Breakpoint.RolledOut(ObjectKey.parse(name));
            default -> null;
        };
    }

    /** Null if there is no such pace. */
    static @Nullable Pace pace(SessionFile.Look look) {
        return Arrays.stream(Pace.values())
                .filter(pace -> text(pace).equals(look.pace()))
                .findFirst()
                .orElse(null);
    }

    /** What is no object that can be chosen is left out. */
    static Selection.Choice choice(SessionFile.Look look) {
        var out = Selection.Choice.NOTHING;
        for (var name : look.selected().split(",", -1)) {
            out = with(out, name.strip());
        }
        return out;
    }

    private static Selection.Choice with(Selection.Choice choice, String text) {
        int blank = text.indexOf(' ');
        var kind = blank < 0 ? null : Kind.named(text.substring(0, blank));
        if (kind == null) {
            return choice;
        }
        var name = text.substring(blank + 1).strip();
        if (kind == Kind.NODE) {
            return new Selection.Choice(name, choice.daemonSet(), choice.pod(), kind);
        }
        var key = ObjectKey.parse(name);
        if (kind == Kind.DAEMON_SET) {
            return new Selection.Choice(choice.node(), key, choice.pod(), kind);
        }
        if (kind == Kind.CONTROLLER_REVISION) {
            return new Selection.Choice(choice.node(), choice.daemonSet(), choice.pod(), key, kind);
        }
        return kind == Kind.POD ? new Selection.Choice(choice.node(), choice.daemonSet(), key, kind) : choice;
    }
}

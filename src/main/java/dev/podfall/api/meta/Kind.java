package dev.podfall.api.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kind of objects that the API server stores, with the names by which requests and kubectl call it.
 *
 * <p>It has no default methods on purpose: with some, its constants could be asked for before there are any.
 */
public sealed interface Kind permits SimulatedKind, KeptKind {
    SimulatedKind NAMESPACE = SimulatedKind.NAMESPACE;
    SimulatedKind PRIORITY_CLASS = SimulatedKind.PRIORITY_CLASS;
    SimulatedKind NODE = SimulatedKind.NODE;
    SimulatedKind DAEMON_SET = SimulatedKind.DAEMON_SET;
    SimulatedKind CONTROLLER_REVISION = SimulatedKind.CONTROLLER_REVISION;
    SimulatedKind POD = SimulatedKind.POD;
    SimulatedKind EVENT = SimulatedKind.EVENT;

    /** Those that are simulated in their order, then those that are kept, by resource. */
    Comparator<Kind> ORDER = Kind::compare;

    /** The API group, empty for the core one. */
    String group();

    String version();

    /** {@code DaemonSet} */
    String kindName();

    /** {@code daemonsets} */
    String plural();

    /** {@code daemonset} */
    String singular();

    boolean namespaced();

    List<String> shortNames();

    /** {@code apps/v1}, or {@code v1} for the core group. */
    String apiVersion();

    /** {@code daemonsets.apps}, or {@code pods}: how NotFound and friends name the resource. */
    String resource();

    /** {@code daemonset.apps}, or {@code pod}: how kubectl names what it did something to. */
    String qualifiedSingular();

    /** Whether a user who types this means the kind: {@code ds}, {@code daemonset}, {@code daemonsets.v1.apps}. */
    boolean answersTo(String word);

    /** The kinds that are simulated. */
    static List<SimulatedKind> simulated() {
        return List.of(SimulatedKind.values());
    }

    /** All kinds that every API server has: those that are simulated first. */
    static List<Kind> builtIn() {
        var out = new ArrayList<Kind>(simulated());
        out.addAll(BuiltInKinds.ALL);
        return List.copyOf(out);
    }

    /** The kind that every API server knows by these names; null if there is none. */
    static @Nullable Kind of(String apiVersion, String kindName) {
        for (var kind : SimulatedKind.values()) {
            if (kind.kindName().equals(kindName) && kind.apiVersion().equals(apiVersion)) {
                return kind;
            }
        }
        return BuiltInKinds.of(apiVersion, kindName);
    }

    /** The kind of what a user types, of those that every API server has: {@code ds}, {@code daemonset}, {@code daemonsets.apps}. */
    static @Nullable Kind named(String typed) {
        var word = typed.toLowerCase(Locale.ROOT);
        for (var kind : SimulatedKind.values()) {
            if (kind.answersTo(word)) {
                return kind;
            }
        }
        for (var kind : BuiltInKinds.ALL) {
            if (kind.answersTo(word)) {
                return kind;
            }
        }
        return null;
    }

    private static int compare(Kind one, Kind other) {
        return switch (one) {
            case SimulatedKind here ->
                other instanceof SimulatedKind there ? Integer.compare(here.ordinal(), there.ordinal()) : -1;
            case KeptKind here -> other instanceof KeptKind ? here.resource().compareTo(other.resource()) : 1;
        };
    }
}

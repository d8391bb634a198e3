package dev.podfall.explain.caption;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Journal;
import dev.podfall.kubelet.KubeletDecision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of what somebody did, once nothing more happens: of each object how it ended up, and what was done. A pod that
 * was made, bound and started is one that is ready.
 */
final class Outcome {
    /** More steps than these are not told as one thing. */
    private static final int MOST = 200_000;

    /** What says why an object is as it is stays, though this has followed from it. */
    private static final Map<Happening, Set<Happening>> CONSEQUENCES = consequences();

    /** What nobody needs to hear beside anything else. */
    private static final Set<Happening> BESIDE = EnumSet.of(
            Happening.NODE_READY,
            Happening.NODE_UNTAINTED,
            Happening.NODE_CONDITION,
            Happening.REVISION_CREATED,
            Happening.REVISION_DELETED,
            Happening.POD_DELETED,
            Happening.POD_GONE,
            Happening.POD_CREATED,
            Happening.EVICTION_CANCELLED);

    private record Thing(Kind kind, ObjectKey key) {}

    private Outcome() {}

    private static Map<Happening, Set<Happening>> consequences() {
        var out = new EnumMap<Happening, Set<Happening>>(Happening.class);
        var leaves = EnumSet.of(
                Happening.POD_DELETED, Happening.POD_GONE, Happening.POD_UNREADY, Happening.EVICTION_SCHEDULED);
        out.put(Happening.POD_EVICTED, leaves);
        out.put(Happening.POD_PREEMPTED, leaves);
        out.put(Happening.POD_REFUSED, leaves);
        out.put(Happening.POD_FAILED, leaves);
        out.put(Happening.POD_DELETED, leaves);
        out.put(Happening.NODE_NOT_READY, EnumSet.of(Happening.NODE_TAINTED, Happening.NODE_CONDITION));
        out.put(Happening.NODE_READY, EnumSet.of(Happening.NODE_UNTAINTED, Happening.NODE_CONDITION));
        return out;
    }

    /**
     * The steps after so many, up to and with another one.
     *
     * @return what they told, what tells most first; empty if there was nothing to see in them, or they are too many
     */
    static List<Group> of(Journal journal, int since, int shown) {
        if (shown - since > MOST) {
            return List.of();
        }
        var last = new LinkedHashMap<Thing, Fact>();
        var asked = new LinkedHashMap<Thing, Fact>();
        for (var step : journal.subList(since, shown)) {
            for (var fact : Told.facts(step)) {
                if (fact.happening().isSeen() && fact.isAboutSomething()) {
                    var about = fact.about();
                    var thing = new Thing(about.kind(), about.key());
                    last.merge(thing, fact, Outcome::later);
                    if (step.byUser()) {
                        asked.put(thing, fact);
                    }
                }
            }
        }
        asked.forEach((thing, fact) -> last.merge(thing, fact, Outcome::andAsked));
        return grouped(List.copyOf(last.values()));
    }

    private static Fact later(Fact before, Fact after) {
        var followed = CONSEQUENCES.getOrDefault(before.happening(), Set.of());
        return followed.contains(after.happening()) ? before : after;
    }

    /** What somebody did to a DaemonSet or a node tells more than what was written of it since, unless it is no more. */
    private static Fact andAsked(Fact ended, Fact asked) {
        return switch (ended.happening()) {
            case NODE_LEFT, NODE_NOT_READY, DAEMON_SET_DELETED -> ended;
            default -> asked.about().kind() == Kind.POD || ended.happening() == Happening.NODE_READY ? ended : asked;
        };
    }

    private static List<Group> grouped(List<Fact> facts) {
        var groups = new EnumMap<Happening, Group>(Happening.class);
        for (var fact : facts) {
            groups.computeIfAbsent(fact.happening(), Group::new).add(fact);
        }
        var all = new ArrayList<>(groups.values());
        var telling = all.stream().filter(group -> !isBeside(group)).toList();
        // Only the one thing that somebody did would be left: what it led to is worth hearing all the same.
        return telling.stream().allMatch(Outcome::isAsked) ? List.copyOf(all) : telling;
    }

    /** Nodes that are ready because of a network plugin are what it is for. */
    private static boolean hasNetwork(Group group) {
        return group.happening() == Happening.NODE_READY
                && group.facts().stream()
                        .flatMap(fact -> fact.step().explanations().stream())
                        .anyMatch(KubeletDecision.NetworkFound.class::isInstance);
    }

    /** Many things that somebody made at once are the stage and not what came of it. */
    private static boolean isBeside(Group group) {
        return isAsked(group)
                ? group.count() > 1 && group.happening() == Happening.NODE_JOINED
                : BESIDE.contains(group.happening()) && !hasNetwork(group);
    }

    private static boolean isAsked(Group group) {
        return group.fact().step().byUser();
    }
}

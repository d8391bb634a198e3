package dev.podfall.lesson.predict;

import dev.podfall.lesson.predicate.Counter;
import dev.podfall.lesson.predicate.DaemonSetName;
import dev.podfall.lesson.predicate.Pods;
import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predicate.Selector;
import java.util.List;

/** From what an answer is computed once it has been run. */
public sealed interface Question {

    /** The nodes where something is found. */
    record Places(Selector selector) implements Question {}

    /** The nodes of which Why says it. */
    record Asked(dev.podfall.lesson.predicate.Asked asked) implements Question {}

    /** How many are found. */
    record Count(Selector selector) implements Question {}

    /** What a DaemonSet counts. */
    record CounterOf(DaemonSetName of, Counter counter) implements Question {}

    /** How many values a path finds in a pod. */
    record Length(Pods pods, String path) implements Question {}

    /** The largest number on the way. */
    record Most(Question number) implements Question {}

    /** The smallest number on the way. */
    record Least(Question number) implements Question {}

    /** After how many seconds something is so; -1 if it never is. */
    record SecondsUntil(Predicate that) implements Question {}

    /** The first choice of which it is so in the end. */
    record Which() implements Question {}

    /** The choices in the order in which they come to be so. */
    record Order() implements Question {}

    /**
     * What staged lines would do to pods of a DaemonSet.
     *
     * @param outcome as {@code leaves} or {@code waits}
     */
    record WhatIf(List<String> stage, DaemonSetName of, String outcome) implements Question {
        public static final List<String> OUTCOMES =
                List.of("lands", "waits", "leaves", "leaves-later", "repeats", "replaced", "restarted", "misscheduled");

        public WhatIf {
            stage = List.copyOf(stage);
        }
    }
}

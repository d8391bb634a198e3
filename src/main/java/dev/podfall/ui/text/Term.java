package dev.podfall.ui.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A word that a learner may not know, with one sentence about it and the page of kubernetes.io that has more. A label has a
 * term because of the sentence it says or the word of Kubernetes' it shows, never because of how that reads in a language.
 */
public enum Term {
    DESIRED("glossary.desired", "concepts/workloads/controllers/daemonset/", "counter.desired"),
    CURRENT("glossary.current", "concepts/workloads/controllers/daemonset/", "counter.current"),
    UP_TO_DATE("glossary.up-to-date", "tasks/manage-daemon/update-daemon-set/", "counter.up-to-date"),
    READY("glossary.ready", "concepts/workloads/pods/pod-lifecycle/#pod-readiness-status", "counter.ready"),
    AVAILABLE("glossary.available", "tasks/manage-daemon/update-daemon-set/", "counter.available"),
    MISSCHEDULED(
            "glossary.misscheduled",
            "concepts/workloads/controllers/daemonset/#taints-and-tolerations",
            "counter.misscheduled"),
    TAINT("glossary.taint", "concepts/scheduling-eviction/taint-and-toleration/", "taints"),
    TOLERATION("glossary.toleration", "concepts/scheduling-eviction/taint-and-toleration/", "tolerations"),
    TOLERATION_SECONDS(
            "glossary.toleration-seconds",
            "concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions",
            "tolerationSeconds"),
    NO_SCHEDULE("glossary.no-schedule", "concepts/scheduling-eviction/taint-and-toleration/", "NoSchedule"),
    PREFER_NO_SCHEDULE(
            "glossary.prefer-no-schedule", "concepts/scheduling-eviction/taint-and-toleration/", "PreferNoSchedule"),
    NO_EXECUTE("glossary.no-execute", "concepts/scheduling-eviction/taint-and-toleration/", "NoExecute"),
    UPDATE_STRATEGY("glossary.update-strategy", "tasks/manage-daemon/update-daemon-set/", "updateStrategy"),
    MAX_UNAVAILABLE("glossary.max-unavailable", "tasks/manage-daemon/update-daemon-set/", "maxUnavailable"),
    MAX_SURGE("glossary.max-surge", "tasks/manage-daemon/update-daemon-set/", "maxSurge"),
    MIN_READY_SECONDS("glossary.min-ready-seconds", "tasks/manage-daemon/update-daemon-set/", "minReadySeconds"),
    NODE_SELECTOR(
            "glossary.node-selector", "concepts/scheduling-eviction/assign-pod-node/#nodeselector", "nodeSelector"),
    SELECTOR("glossary.selector", "concepts/overview/working-with-objects/labels/", "selector"),
    REVISION("glossary.revision", "tasks/manage-daemon/rollback-daemon-set/", "summary.revision"),
    HISTORY_LIMIT("glossary.history-limit", "tasks/manage-daemon/rollback-daemon-set/", "revisionHistoryLimit"),
    CHANGE_CAUSE("glossary.change-cause", "tasks/manage-daemon/rollback-daemon-set/", "change-cause"),
    PHASE("glossary.phase", "concepts/workloads/pods/pod-lifecycle/#pod-phase", "phase"),
    QUEUE("glossary.queue", "concepts/scheduling-eviction/scheduling-framework/", "summary.queue.part");

    private final String sentence;
    private final String page;
    private final String word;

    Term(String sentence, String page, String word) {
        this.sentence = sentence;
        this.page = page;
        this.word = word;
    }

    /** @param word the key of a sentence of ours, or a word of Kubernetes': a field, an effect */
    public static Optional<Term> of(String word) {
        return Arrays.stream(values()).filter(term -> term.word.equals(word)).findFirst();
    }

    /** The key of the sentence that is the word, or Kubernetes' word itself. */
    public String word() {
        return word;
    }

    /** The key of what it means. */
    public String key() {
        return sentence;
    }

    /** What it means, in one sentence. */
    public String sentence() {
        return Words.of(sentence);
    }

    /** Where there is more, in the window's language if that page is. */
    public String address() {
        return Words.of("glossary.page", page);
    }

    /** The sentences of several, one below the other. */
    public static String sentences(List<Term> terms) {
        return String.join("\n", terms.stream().map(Term::sentence).toList());
    }
}

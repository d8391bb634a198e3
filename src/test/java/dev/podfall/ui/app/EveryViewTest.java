package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Event;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Brackets;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.scheduler.Explainer;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.SeenTexts;
import dev.podfall.ui.SeenTexts.Seen;
import dev.podfall.ui.SeenTexts.Sort;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every view, in a language that puts each of its sentences in brackets: what stands outside of brackets did not come from
 * the languages' files, so it has to be a name, a number or Kubernetes' own word.
 */
class EveryViewTest extends LiveWindow {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}]*");

    /** What Kubernetes calls things, beyond what the objects themselves say. */
    private static final Set<String> KUBERNETES = Set.of(
            ("node pod pods ds daemonset daemonsets controllerrevision namespace kubectl kubelet kube scheduler controller"
                            + " default NoSchedule PreferNoSchedule NoExecute Ready NotReady SchedulingDisabled True False"
                            + " Unknown Pending Running Succeeded Failed Terminating MemoryPressure DiskPressure"
                            + " PIDPressure NetworkUnavailable Exists In NotIn DoesNotExist op role nodeSelector"
                            + " nodeAffinity nodeName schedulerName tolerationSeconds DefaultPreemption worker manager"
                            + " cpu memory Mi Gi Ki CPU YAML TRY Ctrl K max x m s h DESIRED CURRENT READY UP TO"
                            + " DATE AVAILABLE MISSCHEDULED Podfall")
                    .split(" "));

    @BeforeEach
    void openInBrackets() {
        open(Brackets.wording(), 1600, 960);
    }

    private void act(Runnable task) {
        doOnScreen(task);
        shown();
    }

    /** All that can be read, tab by tab. */
    private void look(List<Seen> all) {
        for (int tab = 0; tab < 5; tab++) {
            int index = tab;
            act(() -> root().lookupAll(".tab-pane").forEach(each -> {
                if (each instanceof TabPane pane && index < pane.getTabs().size()) {
                    pane.getSelectionModel().select(index);
                }
            }));
            all.addAll(onScreen(() -> {
                root().applyCss();
                root().layout();
                // What a manifest says of itself is its author's.
                return SeenTexts.inAllWindows().stream()
                        .filter(seen -> !seen.where().endsWith(".story"))
                        .toList();
            }));
        }
        onScreen(() -> workbench.desk().topology().model().model().get().nodes().stream()
                        .flatMap(tile ->
                                Stream.of(tile.verdict().text(), tile.verdict().detail(), tile.spoken()))
                        .toList())
                .forEach(text -> all.add(new Seen(Sort.SHOWN, text, "tile")));
    }

    private void load(String sample, Duration time) {
        var english = Samples.all().stream()
                .filter(each -> each.file().startsWith(sample))
                .findFirst()
                .orElseThrow();
        assertThat(workbench
                        .loading()
                        .prepare(List.of(english.source()), session -> {
                            session.runFor(time);
                            for (var command : english.commands()) {
                                Console.run(command, new TextIo(Map.of()), session);
                                session.runFor(Duration.ofSeconds(20));
                            }
                        })
                        .join())
                .isTrue();
        shown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "06", "07", "08", "11", "12", "15"})
    void whatIsSaidCameFromTheLanguagesFiles(String sample) {
        load(sample, Duration.ofSeconds(60));
        var state = workbench.desk().shown().state();
        var seen = new ArrayList<Seen>();
        look(seen);
        state.daemonSets().forEach(set -> {
            act(() -> workbench.desk().selection().daemonSet(set.key()));
            look(seen);
        });
        state.nodes().stream().limit(3).forEach(node -> {
            act(() -> workbench.desk().selection().node(node.name()));
            look(seen);
        });
        state.pods().stream().limit(2).forEach(pod -> {
            act(() -> workbench
                    .desk()
                    .selection()
                    .pod(pod.key(), pod.nodeName(), pod.meta().controllerKey(Kind.DAEMON_SET)));
            look(seen);
        });
        assertThat(strangers(seen, workbench.desk().shown().state())).isEmpty();
    }

    @Test
    void whatIsDoneToNodesAndWhatIsStagedToo() {
        load("05", Duration.ofSeconds(60));
        var seen = new ArrayList<Seen>();
        var staged = List.of(
                "kubectl taint nodes worker-1 a=b:NoExecute",
                "kubectl label nodes worker-2 disk=ssd",
                "kubectl drain worker-2 --ignore-daemonsets --force",
                "kubelet stop worker-1");
        act(() -> {
            workbench.desk().selection().node("worker-1");
            workbench.staging().stage(staged.stream().map(ConsoleLine::of).toList());
        });
        until(() -> workbench.staging().whatIf().model().get().known());
        for (var tool : Tool.values()) {
            act(() -> workbench.staging().acting().open("worker-1", tool, 200, 100));
            look(seen);
        }
        act(() -> workbench.staging().acting().menu("worker-1", null, null, 200, 100));
        look(seen);
        assertThat(strangers(seen, workbench.desk().shown().state())).isEmpty();
    }

    @Test
    void whatIsWrongWithAManifestAndWithTheProgramToo() {
        var bad = """
                apiVersion: apps/v1
                kind: Daemonset
                metadata: {name: x}
                ---
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: y}
                spec:
                  selector: {matchLabels: {a: b}}
                  updateStrategy: {rollingUpdate: {maxUnavailable: 0}}
                  template:
                    metadata: {labels: {a: c}}
                    spec:
                      hostNetwrok: true
                      tolerations: [{operator: Exists, tolerationSeconds: 5}]
                      containers: []
                """;
        var seen = new ArrayList<Seen>();
        workbench.loading().open(List.of(new Source("bad.yaml", bad))).join();
        workbench
                .loading()
                .prepare(List.of(new Source("bad.yaml", bad)), session -> {})
                .join();
        act(() -> {
            workbench.trouble().tell(Trouble.of(new IllegalStateException("n1"), "n2", null));
            workbench.desk().view().model().notice().set(Phrase.of("load.refused", 2, "bad.yaml:1:1"));
        });
        look(seen);
        assertThat(seen.stream().filter(each -> each.where().contains("finding")))
                .hasSizeGreaterThan(6);
        var upstream = onScreen(() -> workbench.desk().shown()).state();
        var findings = seen.stream()
                .filter(each -> !each.where().contains("finding") || each.text().contains(Brackets.OPEN))
                .toList();
        assertThat(strangers(findings, upstream)).isEmpty();
    }

    /** Texts outside of brackets with a word that is neither a name nor Kubernetes'. */
    private static Set<String> strangers(List<Seen> seen, ClusterState state) {
        var words = new TreeSet<>(KUBERNETES);
        var sentences = new TreeSet<String>();
        for (var kind : Kind.simulated()) {
            words.addAll(words(kind.kindName()));
            state.all(kind).values().forEach(object -> learn(object, words, sentences));
        }
        Wording.ENGLISH.sentences().keySet().stream()
                .filter(key -> key.startsWith("field."))
                .forEach(field -> words.addAll(words(field)));
        // What the scheduler calls its plugins.
        state.nodes().stream()
                .limit(1)
                .forEach(node -> state.pods().stream()
                        .limit(1)
                        .forEach(pod ->
                                Explainer.explain(state, pod, node).forEach(row -> words.addAll(words(row.plugin())))));
        Samples.all().forEach(sample -> {
            sentences.add(sample.note());
            sentences.add(sample.file().substring(0, 2) + "  " + sample.name());
            sentences.addAll(sample.commands());
            words.addAll(words(sample.file()));
        });
        // What a lesson says stands in its file.
        LessonBook.bundled()
                .forEach(lesson -> sentences.add(lesson.about().title().in(Language.ENGLISH)));
        Language.all().forEach(language -> sentences.add(language.name()));
        var out = new TreeSet<String>();
        for (var each : seen) {
            var text = each.text();
            if (each.sort() == Sort.CONTENT || each.text().contains(Brackets.OPEN) || isCode(each)) {
                continue;
            }
            if (!sentences.contains(text.strip()) && !words.containsAll(words(text))) {
                out.add(text + "   at " + each.where().replaceFirst(".*/(.*/.*/.*)", "$1"));
            }
        }
        return out;
    }

    /** Commands, YAML and what the console printed: lines that somebody could type. */
    private static boolean isCode(Seen each) {
        return each.text().startsWith("kubectl ")
                || each.text().startsWith("kubelet ")
                || each.text().startsWith("taint nodes ")
                || each.text().startsWith("label nodes ")
                || each.text().startsWith("drain ")
                || each.text().startsWith("--")
                || each.text().endsWith(".yaml")
                || each.where().contains("snippet")
                || each.where().contains("ComboBox#key")
                || each.where().contains("console-output")
                || each.where().contains("yaml");
    }

    private static void learn(KubeObject object, Set<String> words, Set<String> sentences) {
        words.add(object.name());
        learn(object.toTree(), words, sentences);
        if (object instanceof Event event) {
            sentences.add(event.message().strip());
        }
    }

    private static void learn(Tree tree, Set<String> words, Set<String> sentences) {
        switch (tree) {
            case Tree.Obj map -> {
                // As the window shows a condition.
                sentences.add(
                        map.text("reason", "") + ": " + map.text("message", "").strip());
                map.keys().forEach(key -> {
                    var value = Objects.requireNonNull(map.get(key));
                    words.addAll(words(key));
                    if (value instanceof Tree.Text text && (key.equals("message") || key.equals("note"))) {
                        sentences.add(text.value().strip());
                    } else {
                        learn(value, words, sentences);
                    }
                });
            }
            case Tree.Arr list -> list.items().forEach(item -> learn(item, words, sentences));
            case Tree.Text text -> words.addAll(words(text.value()));
            default -> {
                // A number has no words.
            }
        }
    }

    private static Set<String> words(String text) {
        var out = new TreeSet<String>();
        // What is left of a word that was cut is none.
        var matcher = WORD.matcher(text.replaceAll("\\p{L}*…\\p{L}*", "…"));
        while (matcher.find()) {
            out.add(matcher.group());
        }
        return out;
    }

    /** What this test rests on: it would find one. */
    @Test
    void aSentenceOfOursInNoBracketsIsAStranger() {
        var state = Lab.of(Lab.node("n1", "")).state();
        assertThat(strangers(List.of(new Seen(Sort.SHOWN, "3 nodes wait", "here")), state))
                .containsExactly("3 nodes wait   at here");
        assertThat(strangers(List.of(new Seen(Sort.SHOWN, "n1 NoSchedule", "here")), state))
                .isEmpty();
    }
}

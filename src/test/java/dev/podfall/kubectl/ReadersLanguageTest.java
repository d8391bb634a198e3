package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.language.Brackets;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl's words are the same for everybody; what Podfall adds is in the language of whoever reads. */
class ReadersLanguageTest {
    private static final String NODE = "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n";

    /** Every sentence of ours stands in brackets. */
    private static final Wording MARKED = Brackets.wording();

    private final Session session = new Session(SessionOptions.DEFAULT);

    private TextIo run(String line, Wording wording) {
        var io = new TextIo(Map.of("n1.yaml", NODE), wording);
        Console.run(line, io, session);
        return io;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl get nodes",
                "kubectl create -f n1.yaml",
                "kubectl get nodes -o wide",
                "kubectl describe node n1",
                "kubectl get node n9",
                "kubectl frobnicate",
                "kubectl get nodes --frobnicate",
                "kubectl taint node n1 a=b:Nope",
                "kubectl apply -f n2.yaml",
                "kubectl rollout pause ds/x",
                "kubectl get nodes -o jsonpath={.a[",
                "kubectl version",
            })
    void kubectlSaysTheSameToEverybody(String line) {
        var english = new ReadersLanguageTest().twice(line, Wording.ENGLISH);
        var marked = new ReadersLanguageTest().twice(line, MARKED);
        assertThat(marked.out()).isEqualTo(english.out());
        assertThat(marked.err()).isEqualTo(english.err());
        assertThat(marked.out() + marked.err()).isNotBlank();
    }

    private TextIo twice(String line, Wording wording) {
        run("kubectl create -f n1.yaml", wording);
        return run(line, wording);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl logs x",
                "kubectl apply --prune --all -f n1.yaml",
                "kubectl apply -f https://example.com/a.yaml",
                "kubectl apply -f -",
                "kubectl apply -k here",
                "kubectl run x --image=x -it",
                "kubectl edit node n1",
                "kubectl events --watch",
            })
    void whatPodfallCannotDoIsSaidBehindKubectlsHeading(String line) {
        assertThat(twice(line, MARKED).err()).matches("error: ⟦.*⟧\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubelet stop n9",
                "kubelet",
                "kubelet condition n1 Ready=Maybe",
                "kubelet condition n1 a/b/c=True",
                "wait",
                "wait -1s",
                "frobnicate",
            })
    void theOtherCommandsAreOurs(String line) {
        assertThat(twice(line, MARKED).err()).matches("⟦.*⟧\n");
    }

    @Test
    @DisplayName("what is ours inside of kubectl's words is said in them")
    void oursInKubectlsWords() {
        var line = "kubectl get nodes -o 'go-template={{printf \"%900000d %900000d\" 1 1}}'";
        var said = twice(line, MARKED);
        assertThat(said.out()).as("kubectl's help with mistakes").isEmpty();
        var marked = said.err();
        var english = new ReadersLanguageTest().twice(line, Wording.ENGLISH).err();
        assertThat(english).contains("error calling printf: the text is longer than 1,000,000 characters");
        assertThat(marked.replace("⟦", "").replace("⟧", "")).isEqualTo(english);
        assertThat(marked).contains("⟦the text is longer than").contains("Podfall stops here⟧");
    }

    @Test
    void helpAndCompletionAreOurs() {
        var help = run("kubectl get --help", MARKED).out();
        assertThat(help).startsWith("⟦Display one or many resources.⟧\n").contains("⟦Options:⟧", "kubectl get ds");
        assertThat(MARKED.say(Completion.of("kubectl dr", session.state(), List.of())
                        .candidates()
                        .getFirst()
                        .note()))
                .isEqualTo("⟦Cordon a node and evict its pods.⟧");
    }

    @Test
    void flagsWithoutEffectAreNotOffered() {
        assertThat(Completion.of("kubectl apply --", session.state(), List.of()).candidates())
                .extracting(Completion.Candidate::text)
                .contains("--filename=", "--dry-run")
                .doesNotContain("--server-side", "--prune", "--openapi-patch", "--all", "--kustomize=", "--context=x");
    }

    @Test
    void fieldsAreExplainedInTheReadersLanguage() {
        assertThat(run("kubectl explain ds.spec.minReadySeconds", MARKED).out())
                .contains("FIELD: minReadySeconds <integer>", "DESCRIPTION:\n    ⟦How many seconds");
        assertThat(run("kubectl explain pod.spec.containers.livenessProbe", MARKED)
                        .out())
                .contains("⟦Podfall does not simulate this: ⟦probes do not run");
    }

    @Test
    @DisplayName("a paragraph of Han, two columns each, is no wider than the terminal")
    void hanIsWrapped() {
        var sentences = new TreeMap<>(Wording.ENGLISH.sentences());
        sentences.put("field.DaemonSetSpec.minReadySeconds", "一个 Pod 必须就绪多少秒才算可用".repeat(6));
        var wording = new Wording(Language.of("zh-CN").orElseThrow(), sentences);
        var lines = run("kubectl explain ds.spec.minReadySeconds", wording)
                .out()
                .lines()
                .dropWhile(line -> !line.equals("DESCRIPTION:"))
                .skip(1)
                .toList();
        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> {
            assertThat(line).startsWith("    ");
            assertThat(line.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum()).isLessThanOrEqualTo(80);
        });
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo("一个Pod必须就绪多少秒才算可用".repeat(6));
    }

    @Test
    void aLoadSaysTheSame() {
        var copy = "apiVersion: v1\nkind: Node\nmetadata: {name: n2, uid: 1-2}\n";
        var load = ManifestLoad.planAnew(List.of(new Source("a.yaml", NODE + "---\n" + copy)));
        assertThat(load.output()).isEqualTo("node/n2 copied\nnode/n1 created\n");
        assertThat(load.output(MARKED)).isEqualTo("⟦node/n2 copied⟧\nnode/n1 created\n");
    }

    @Test
    @DisplayName("a line's note has no language until it is shown")
    void notesArePhrases() {
        assertThat(ConsoleLine.of("kubelet stop n1", Phrase.of("line.evict")).note())
                .isEqualTo(Phrase.of("line.evict"));
    }
}

package dev.podfall.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.FieldValidation;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.LastApplied;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a session looks like, that it holds all that there is, and what is said about one that is wrong. */
class SessionTextTest {
    private static final WriteOptions APPLY = WriteOptions.by("kubectl-client-side-apply");

    private static SessionReader.Read read(String text) {
        return SessionReader.read(new Source("x.podfall", text));
    }

    private static SessionFile file(String text) {
        var read = read(text);
        assertThat(read.findings()).isEmpty();
        return Objects.requireNonNull(read.file());
    }

    private static SessionFile with(Deed... deeds) {
        var act = new Act(Place.at(Duration.ofSeconds(90)), "", List.of(deeds), "");
        return SessionFile.of(SessionOptions.DEFAULT, new SessionFile.Line(List.of(act), null));
    }

    private static Deed request(Command command) {
        return new Deed.Request(command);
    }

    private static Tree.Obj node(String name) {
        return Tree.builder()
                .put("apiVersion", "v1")
                .put("kind", "Node")
                .put("metadata", Tree.builder().put("name", name).build())
                .build();
    }

    @Test
    void manifestsThatWereAppliedTogetherReadAsManifests() {
        var text = SessionWriter.write(with(
                request(new Command.Create(Kind.NODE, "", LastApplied.annotated(node("n1")), APPLY)),
                request(new Command.Create(Kind.NODE, "", LastApplied.annotated(node("n2")), APPLY)),
                request(new Command.Delete(Kind.POD, ObjectKey.of("default", "x"), DeleteOptions.grace(0))),
                request(new Command.Delete(Kind.POD, ObjectKey.of("default", "y"), DeleteOptions.grace(0))),
                request(new Command.PostCondition("n1", "DiskPressure", "True"))));

        assertThat(text).isEqualTo("""
            podfall:
              format: 1
              version: %s
            seed: 1
            kubelets: realistic
            start: "2026-01-01T00:00:00Z"
            acts:
            - at: 1m30s
              create:
              - apiVersion: v1
                kind: Node
                metadata:
                  name: n1
              - apiVersion: v1
                kind: Node
                metadata:
                  name: n2
            - delete:
              - pod default/x
              - pod default/y
              grace: 0
            - kubelet: condition n1 DiskPressure=True
            """.formatted(ProgramVersion.OWN));
    }

    @Test
    void kindsThatAreKeptComeBackWithAllThatARequestNeeds() {
        var monitor =
                KeptKind.custom("example.com", "v1", "Monitor", "monitors", "monitor", true, List.of("mon"), List.of());
        var body = Tree.builder()
                .put("apiVersion", "example.com/v1")
                .put("kind", "Monitor")
                .put("metadata", Tree.obj("name", Tree.text("one")))
                .build();
        var commands = List.of(
                new Command.Create(monitor, "default", body, WriteOptions.by("kubectl-create")),
                new Command.Delete(monitor, ObjectKey.of("default", "one"), DeleteOptions.grace(0)),
                new Command.Patch(
                        BuiltInKinds.SERVICE_ACCOUNT,
                        ObjectKey.of("tools", "robot"),
                        PatchType.MERGE,
                        Tree.obj("automountServiceAccountToken", Tree.FALSE),
                        APPLY));
        for (var command : commands) {
            var text = SessionWriter.write(with(request(command)));
            var act = file(text).main().acts().getFirst();
            assertThat(act.deeds()).containsExactly(request(command));
        }
        var text = SessionWriter.write(with(request(commands.getFirst())));
        assertThat(text).contains("  kind: example.com/v1/Monitor/monitors/namespaced\n");
        var read = ((Deed.Request) file(text).main().acts().getFirst().deeds().getFirst()).command();
        var kind = ((Command.Create) read).kind();
        assertThat(kind.kindName()).isEqualTo("Monitor");
        assertThat(kind.namespaced()).isTrue();
    }

    @Test
    void everyRequestComesBackAsItWas() {
        var patch = Tree.obj("metadata", Tree.obj("labels", Tree.obj("a", Tree.NIL)));
        var odd = new WriteOptions("someone", true, "status", FieldValidation.IGNORE);
        var dry = new DeleteOptions(0L, DeleteOptions.Propagation.ORPHAN, "", true);
        var commands = List.of(
                new Command.Create(Kind.NODE, "", node("n1"), APPLY),
                new Command.Create(Kind.NODE, "", LastApplied.annotated(node("n1")), odd),
                new Command.Create(Kind.POD, "elsewhere", Tree.obj(), WriteOptions.by("kubectl-create")),
                new Command.Create(Kind.EVENT, "default", Tree.obj("kind", Tree.number(3)), APPLY),
                new Command.Restore(Kind.NODE, node("n1")),
                new Command.Restore(Kind.POD, node("n1")),
                new Command.Replace(Kind.NODE, ObjectKey.cluster("n1"), node("n1"), APPLY),
                new Command.Replace(Kind.NODE, ObjectKey.cluster("n2"), node("n1"), odd),
                new Command.Patch(Kind.NODE, ObjectKey.cluster("a/b c"), PatchType.MERGE, patch, odd),
                new Command.Patch(Kind.POD, ObjectKey.of("", "x"), PatchType.JSON, Tree.list(Tree.obj()), APPLY),
                new Command.Patch(Kind.POD, ObjectKey.of("a/b", ""), PatchType.STRATEGIC, Tree.NIL, APPLY),
                new Command.Delete(Kind.DAEMON_SET, ObjectKey.of("default", "agent"), DeleteOptions.DEFAULT),
                new Command.Delete(Kind.DAEMON_SET, ObjectKey.of("default", "agent"), dry),
                new Command.Evict(ObjectKey.of("default", "x"), DeleteOptions.DEFAULT.onlyUid("123")),
                new Command.Evict(ObjectKey.of("", " "), dry),
                new Command.StopKubelet("n1"),
                new Command.StartKubelet("a b"),
                new Command.StopKubelet(""),
                new Command.PostCondition("n1", "Ready", "Unknown"),
                new Command.PostCondition("n1", "x y", "True"));
        for (var command : commands) {
            var file = with(request(command));

            assertThat(file(SessionWriter.write(file))).isEqualTo(file);
        }
        var all = with(commands.stream().map(SessionTextTest::request).toArray(Deed[]::new));
        assertThat(file(SessionWriter.write(all))).isEqualTo(all);
    }

    @Test
    void allThatIsBesideTheActsComesBack() {
        var acts = List.of(
                new Act(
                        Place.at(Duration.ZERO),
                        "a note: with a colon",
                        List.of(new Deed.Line("wait 5s", new TreeMap<>())),
                        ""),
                new Act(
                        new Place(Duration.ofNanos(5_000_000_123L), 3L),
                        "",
                        List.of(
                                new Deed.Apply(List.of(node("n1"), node("n2"))),
                                new Deed.Line("kubectl get nodes", new TreeMap<>())),
                        "0123456789012345"));
        var end = new SessionFile.End(new Place(Duration.ofDays(400), 0L), "1e10000000000000");
        var file = new SessionFile(
                "1.0",
                "For a lesson.\n\nTwo parts.\n",
                new SessionOptions(
                        -7, SessionOptions.DEFAULT.kubelets(), Instant.parse("2030-01-01T00:00:00.000000001Z")),
                new SessionFile.Line(acts, end),
                List.of(
                        new SessionFile.Branch("one", "", 1, new SessionFile.Line(acts.subList(1, 2), null)),
                        new SessionFile.Branch("yes", "one", 2, new SessionFile.Line(List.of(), end), true)),
                List.of(
                        new SessionFile.Tab("x.yaml", "/tmp/x.yaml", "a: 1\n\n\n"),
                        new SessionFile.Tab("empty", "", "")),
                List.of(new SessionFile.Bookmark(Duration.ofMillis(1), "- no list")),
                new SessionFile.Look("10", "pod default/agent-x", "no", "warned, evicted default/agent"),
                new Study(
                                "07-noschedule-stays",
                                List.of(
                                        new Study.Said("stays", "worker-1, worker-3", false, true),
                                        new Study.Said("stale", "?", false, false)),
                                2,
                                Duration.ofSeconds(61))
                        .at(Study.PREDICT + "stale")
                        .withText("lesson: x\n\n")
                        .of(new Study.Fault("label", -3, 12))
                        .in(new Sitting(
                                "friday",
                                new TreeMap<>(Map.of("en", "Friday", "zh-CN", "星期五")),
                                Duration.ofMinutes(20),
                                Instant.parse("2026-03-02T09:00:00.5Z"),
                                Duration.ofMinutes(7),
                                List.of(new Sitting.Task("12-cordon", ""), new Sitting.Task("x", "lesson: x\n\n")),
                                List.of("podfall: {format: 1}\n", ""))));

        var text = SessionWriter.write(file);

        assertThat(file(text)).isEqualTo(file);
        assertThat(SessionWriter.write(file(text))).isEqualTo(text);
    }

    /** Texts of tabs and lines, of characters on which YAML stumbles. */
    @Test
    void anyTextComesBack() {
        var parts = List.of(
                "a",
                " ",
                "  ",
                "\n",
                "\r",
                "\r\n",
                "\t",
                "# x",
                ": ",
                "- ",
                "---",
                "...",
                "|",
                ">",
                "'",
                "\"",
                "\\",
                "\u0085",
                "\u2028",
                "\u00a0",
                "\ufeff",
                "{",
                "}",
                "@",
                "%",
                "&a",
                "*a",
                "!",
                "~",
                "null",
                "0x1f",
                "1e3",
                "中",
                "\uD83D\uDC69",
                "x".repeat(90));
        var random = new SplittableRandom(9);
        for (int i = 0; i < 4000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(9); j > 0; j--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            var said = text.toString();
            var act = new Act(
                    Place.at(Duration.ZERO),
                    said,
                    List.of(new Deed.Line(said, new TreeMap<>(java.util.Map.of("f", said)))),
                    "");
            var line = new SessionFile.Line(List.of(act), null);
            var file = SessionFile.of(SessionOptions.DEFAULT, line)
                    .withTabs(List.of(new SessionFile.Tab(said, said, said)))
                    .withBranches(List.of(new SessionFile.Branch(said, "", 1, line)));

            var written = SessionWriter.write(file);

            assertThat(file(written)).as(written).isEqualTo(file);
        }
    }

    @Test
    void aHandWrittenFileIsReadAndItsSecondTextIsItsThird() {
        var file = file("""
            # A comment.
            podfall: {format: 1}
            acts:
            - create: {apiVersion: v1, kind: Node, metadata: {name: n1}}
            - at: 90s
              do: kubectl taint node n1 a=b:NoSchedule
            - kubelet: stop n1
            - at: 2m
              delete: pod x
            look: {pace: 10x}
            """);

        var acts = file.main().acts();
        assertThat(acts).hasSize(3);
        assertThat(acts.get(1).deeds())
                .containsExactly(
                        new Deed.Line("kubectl taint node n1 a=b:NoSchedule", new TreeMap<>()),
                        request(new Command.StopKubelet("n1")));
        assertThat(acts.get(2).deeds())
                .containsExactly(
                        request(new Command.Delete(Kind.POD, ObjectKey.of("default", "x"), DeleteOptions.DEFAULT)));
        assertThat(file.look().pace()).isEqualTo("10x");
        var second = SessionWriter.write(file);
        assertThat(SessionWriter.write(file(second))).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- at: 5s\\n                                   | 2:3  | nothing is done here",
                "- {at: 5s, do: x, delete: pod y}              | 2:27 | do and delete are several things in one item",
                "- {at: -5s, do: x}                            | 2:8  | -5s: time does not run backwards",
                "- {at: [], do: x}                             | 2:4  | this is a list, but it has to be a text",
                "- {at: 5s, timers: x, do: x}                  | 2:20 | this is a text, but it has to be a number",
                "- {at: 5s, timers: -1, do: x}                 | 2:20 | -1 is below zero",
                "- {at: 5s, do: x}\\n- {at: 4s, do: x}         | 3:8  | 4s is before the act above it",
                "- {at: 5s, do: x}\\n- {note: n, do: x}        | 3:10 | note belongs to an act",
                "- {at: 5s, create: []}                        | 2:12 | here are no manifests",
                "- {at: 5s, create: [{kind: Nod}]}             | 2:12 | manifest 1 has apiVersion \"\" and kind \"Nod\"",
                "- {at: 5s, delete: x}                         | 2:20 | \"x\" names no object",
                "- {at: 5s, patch: node n1}                    | 2:3  | acts[0].with is missing",
                "- {at: 5s, evict: node n1}                    | 2:19 | a node cannot be evicted",
                "- {at: 5s, kubelet: sto n1}                   | 2:21 | \"sto n1\" is nothing that happens to a kubelet",
                "- {at: 5s, delete: pod x, propagation: none}  | 2:40 | none is none of what there is",
                "- x                                           | 2:3  | this is a text, but it has to be a map",
            })
    void whatIsWrongWithAnActIsSaidWhereItStands(String acts, String place, String message) {
        var read = read("acts:\n" + acts.replace("\\n", "\n") + "\npodfall: {format: 1}\n");

        assertThat(read.file()).isNull();
        var finding = read.findings().getFirst();
        assertThat(finding.line() + ":" + finding.column())
                .as(finding.toString())
                .isEqualTo(place);
        assertThat(finding.message().toString()).startsWith(message);
        assertThat(finding.nextStep().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kind: Node\n",
                "podfall: x\n",
                "podfall: {}\n",
                "podfall: {format: 0}\n",
                "podfall: {format: 1}\n---\na: 1\n",
                "podfall: {format: 1}\nstart: today\n",
                "podfall: {format: 1}\nkubelets: none\n",
                "podfall: {format: 1}\nstart: \"+999999999-01-01T00:00:00Z\"\n",
                "podfall: {format: 1}\nseed: x\n",
                "podfall: {format: 1}\nseed: 1.5\n",
                "podfall: {format: 1}\nseed: 99999999999999999999999\n",
                "podfall: {format: 1}\nacts: [{at: 1s, do: kubectl get nodes, digest: hello}]\n",
                "podfall: {format: 1}\nactions: []\n",
                "podfall: {format: 1}\nbranches: [{shares: 0}]\n",
                "podfall: {format: 1}\nbranches: [{name: a, shares: 1}]\n",
                "podfall: {format: 1}\nbranches: [{name: a, of: b}]\n",
                "podfall: {format: 1}\nbranches: [{name: a}, {name: a}]\n",
                "podfall: {format: 1}\nbookmarks: [{text: a}]\n",
                "podfall: {format: 1}\nlook: []\n",
                "podfall: {format: 1\n",
            })
    void whatIsNoSessionIsRefusedInEveryLanguage(String text) {
        var read = read(text);

        assertThat(read.file()).isNull();
        assertThat(read.findings()).isNotEmpty().allMatch(Finding::isError);
        for (var language : Language.all()) {
            assertThat(Wording.of(language).say(read.findings().getFirst().inOneLine()))
                    .startsWith("x.podfall");
        }
    }

    @Test
    void aFractionIsNoSeed() {
        assertThat(read("podfall: {format: 1}\nseed: 1.5\n").findings())
                .singleElement()
                .asString()
                .startsWith("x.podfall:2:7: error: 1.5 is no whole number that can be kept. Write one from -9");
    }

    @Test
    void aKubeletOfNoNodeIsSaid() {
        var file = Objects.requireNonNull(read("podfall: {format: 1}\nacts: [{at: 1s, kubelet: stop nope}]\n")
                .file());
        assertThat(Rerun.of(file, Wording.ENGLISH, Rerun.Lines.UNHEARD).remarks())
                .singleElement()
                .asString()
                .isEqualTo("act 1: there is no node nope then, so nothing happens");
    }

    @Test
    void aNewerFormatIsReadAsFarAsItIsKnown() {
        var read = read(
                "podfall: {format: 2, version: 9.9}\nmood: good\nacts: [{at: 5s, do: kubectl get nodes, by: me}]\n");

        assertThat(read.file()).isNotNull();
        var said = read.findings().stream().map(Finding::toString).toList();
        assertThat(said)
                .anySatisfy(one -> assertThat(one)
                        .startsWith("x.podfall:1:19: warning: Podfall 9.9 wrote this in format 2, which is newer than"
                                + " format 1 that is known here. What is not known here is left out."))
                .anySatisfy(one -> assertThat(one).startsWith("x.podfall:2:1: warning: unknown field mood."));
        assertThat(read.findings()).hasSize(3);
    }

    @Test
    void aSessionIsKnownByItsNameOrItsFirstLine() {
        var known = new ArrayList<Boolean>();
        known.add(SessionReader.isSession(new Source("A.PODFALL", "")));
        known.add(SessionReader.isSession(new Source("-", "# by hand\n---\npodfall:\n  format: 1\n")));
        known.add(SessionReader.isSession(new Source("x.yaml", "apiVersion: v1\npodfall: {}\n")));

        assertThat(known).containsExactly(true, true, false);
    }
}

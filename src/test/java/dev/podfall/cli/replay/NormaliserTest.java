package dev.podfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.store.ClusterState;
import dev.podfall.store.WatchEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules by which two runs of the same session are made equal, in their order. */
class NormaliserTest {
    private final Normaliser normaliser = new Normaliser();

    @Nested
    class OneGeneratedNames {
        @Test
        void aPodIsCalledByItsTargetNode() {
            learn(pinned("agent-x7k2p", "agent-", "n1"));

            assertThat(lines("pod \"agent-x7k2p\" deleted")).containsExactly("pod \"agent-{n1}\" deleted");
        }

        @Test
        void theSecondAndLaterOnANodeAreNumberedInOrderOfCreation() {
            learn(pinned("agent-zzzzz", "agent-", "n1"));
            learn(pinned("agent-aaaaa", "agent-", "n1"));
            learn(pinned("agent-mmmmm", "agent-", "n1"));
            learn(pinned("agent-bbbbb", "agent-", "n2"));

            assertThat(lines("agent-aaaaa agent-bbbbb agent-mmmmm agent-zzzzz"))
                    .containsExactly("agent-{n1/2} agent-{n2} agent-{n1/3} agent-{n1}");
        }

        @Test
        void aPodThatIsNotPinnedIsCalledByWhereItWasBound() {
            learn(pod("web-4pqrs", "web-", ""));
            learn(pod("web-4pqrs", "web-", "spec: {nodeName: n3}"));

            assertThat(lines("web-4pqrs")).containsExactly("web-{n3}");
        }

        @Test
        void aPodWithANameOfItsOwnKeepsIt() {
            learn(pod("web", "", "spec: {nodeName: n3}"));

            assertThat(lines("pod/web created")).containsExactly("pod/web created");
        }

        @Test
        void longerNamesAreReplacedBeforeShorterOnes() {
            learn(pinned("a-bcdef", "a-", "n1"));
            learn(pinned("a-bcdefg", "a-", "n2"));

            assertThat(lines("a-bcdefg a-bcdef")).containsExactly("a-{n2} a-{n1}");
        }
    }

    @Nested
    class TwoRevisionHashes {
        @Test
        void areNumberedByTheFirstAppearanceOfTheirRevision() {
            learn(revision("6d4b75cb6d"));
            learn(revision("54f8c9b7c5"));
            learn(revision("6d4b75cb6d"));

            assertThat(lines("agent-54f8c9b7c5 agent-6d4b75cb6d")).containsExactly("agent-{hash2} agent-{hash1}");
        }

        @Test
        void onlyAsAWholeWord() {
            learn(revision("6d4b"));

            assertThat(lines("6d4b x6d4b 6d4bx controller-revision-hash=6d4b,"))
                    .containsExactly("{hash1} x6d4b 6d4bx controller-revision-hash={hash1},");
        }
    }

    @Nested
    class ThreeWhatEveryRunHasOfItsOwn {
        @Test
        void uids() {
            assertThat(lines("uid: 0a1b2c3d-4e5f-6789-abcd-ef0123456789")).containsExactly("uid: {uid}");
        }

        @Test
        void rfc3339Times() {
            assertThat(lines("2026-11-22T17:39:16Z 2026-11-22T17:39:16.123456Z 2026-11-22T17:39:16+02:00"
                            + " 2026-11-22T17:39:16"))
                    .containsExactly("{time} {time} {time} {time}");
        }

        @Test
        void rfc1123Times() {
            assertThat(lines("Start Time: Sun, 22 Nov 2026 17:39:16 +0000")).containsExactly("Start Time: {time}");
        }

        @Test
        void addressesOfPodsAndNodes() {
            assertThat(lines("10.244.0.17 10.0.0.3 110.0.0.3 192.168.0.1"))
                    .containsExactly("{ip} {ip} 110.0.0.3 192.168.0.1");
        }

        @Test
        void volumesOfTokens() {
            assertThat(lines("/var/run from kube-api-access-x7k2p (ro)"))
                    .containsExactly("/var/run from kube-api-access-{x} (ro)");
        }

        @Test
        void resourceVersionsInYamlAndJson() {
            assertThat(lines("  resourceVersion: \"4711\"\n{\"resourceVersion\":\"4711\"}"))
                    .containsExactly("  resourceVersion: \"{rv}\"", "{\"resourceVersion\":\"{rv}\"}");
        }
    }

    @Test
    void four_finalEmptyLinesGo_tabsBecomeTwoBlanks_trailingBlanksGo() {
        assertThat(lines("a\tb  \n\nc\n\n\n")).containsExactly("a  b", "", "c");
        assertThat(lines("")).isEmpty();
    }

    @Nested
    class FiveAgesInTables {
        @Test
        void theCellUnderAge() {
            assertThat(lines("""
                NAME   STATUS   ROLES    AGE     VERSION
                n1     Ready    <none>   3m12s   v1.36.2
                n2     Ready    <none>   9s      v1.36.2
                """))
                    .containsExactly(
                            "NAME  STATUS  ROLES  AGE  VERSION",
                            "n1  Ready  <none>  {age}  v1.36.2",
                            "n2  Ready  <none>  {age}  v1.36.2");
        }

        @Test
        void theCellsUnderLastSeenAndFirstSeen() {
            assertThat(lines("""
                LAST SEEN   TYPE     FIRST SEEN   REASON
                12s         Normal   3m           Pulled
                """))
                    .containsExactly("LAST SEEN  TYPE  FIRST SEEN  REASON", "{age}  Normal  {age}  Pulled");
        }

        @Test
        void anEmptyLineEndsTheTable() {
            assertThat(lines("NAME   AGE\nn1     9s\n\nn1     9s"))
                    .containsExactly("NAME  AGE", "n1  {age}", "", "n1  9s");
        }

        @Test
        void aRowThatBeginsWithABlankIsNone() {
            assertThat(lines("NAME   AGE\n  n1   9s")).containsExactly("NAME  AGE", "  n1  9s");
        }
    }

    @Test
    void six_runsOfBlanksAfterACharacterBecomeTwo() {
        assertThat(lines("    indented   like      this")).containsExactly("    indented  like  this");
    }

    @Nested
    class SevenDescribe {
        @Test
        void anAgeAtTheEndOfALine() {
            assertThat(describe("Lease renewed:   3m5s\nStarted:  2d\nTolerations:  op=Exists for 300s\nPhase 12s"))
                    .containsExactly(
                            "Lease renewed:  {age}",
                            "Started:  {age}",
                            "Tolerations:  op=Exists for 300s",
                            "Phase 12s");
            assertThat(lines("Lease renewed:   3m5s")).containsExactly("Lease renewed:  3m5s");
        }

        @Test
        void eventsAreSorted() {
            assertThat(describe("""
                Events:
                  Type    Reason     Age                From     Message
                  ----    ------     ----               ----     -------
                  Normal  Started    12s                kubelet  Container started
                  Normal  Created    12s (x3 over 40s)  kubelet  Container created
                """))
                    .containsExactly(
                            "Events:",
                            "  Type  Reason  Age  From  Message",
                            "  ----  ------  ----  ----  -------",
                            "  Normal  Created  {age}  kubelet  Container created",
                            "  Normal  Started  {age}  kubelet  Container started");
        }

        @Test
        void whatFollowsTheEventsIsLeftAlone() {
            assertThat(describe("""
                Events:
                  Type    Reason   Age  From     Message
                  ----    ------   ---  ----     -------
                  Normal  Started  12s  kubelet  z
                Name:  b
                Name:  a
                """)).endsWith("  Normal  Started  {age}  kubelet  z", "Name:  b", "Name:  a");
        }
    }

    @Test
    void standardErrorIsMarkedBeforeBlanksAreNormalisedWithoutItsEmptyLines() {
        var text = TranscriptReplay.recorded("agent\n", "error: no such thing\n\n    did you mean it?\n", 1);

        assertThat(lines(text)).containsExactly("agent", "! error: no such thing", "!  did you mean it?", "? 1");
    }

    @Test
    void standardErrorFollowsOutputThatEndsWithoutALineBreak() {
        assertThat(TranscriptReplay.recorded("1.5", "Warning: old\n", 0)).isEqualTo("1.5! Warning: old\n");
    }

    @Nested
    class EightFilters {
        @Test
        void sortOrdersByCodePoint() {
            assertThat(TranscriptReplay.filtered(
                            List.of("b", "B", "\ud83d\ude00", "\uffee", "a", "a"), List.of("sort")))
                    .containsExactly("B", "a", "a", "b", "\uffee", "\ud83d\ude00");
        }

        @Test
        void sortUniqueLeavesOutRepetitions() {
            assertThat(TranscriptReplay.filtered(List.of("b", "a", "b"), List.of("sort", "-u")))
                    .containsExactly("a", "b");
        }

        @Test
        void withoutAFilterTheOrderStays() {
            assertThat(TranscriptReplay.filtered(List.of("b", "a", "b"), List.of()))
                    .containsExactly("b", "a", "b");
        }
    }

    private List<String> lines(String text) {
        return normaliser.normalise(text, false);
    }

    private List<String> describe(String text) {
        return normaliser.normalise(text, true);
    }

    private void learn(KubeObject object) {
        var change = new Change(1, WatchEvent.Type.ADDED, object.kind(), object.key(), null, object);
        normaliser.learn(new Step(
                1,
                0,
                Instant.EPOCH,
                "test",
                Phrase.verbatim("create"),
                null,
                List.of(change),
                List.of(),
                ClusterState.EMPTY,
                new Position(0, 0, Instant.EPOCH)));
    }

    private static Pod pinned(String name, String generateName, String node) {
        return pod(name, generateName, """
            spec:
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchFields: [{key: metadata.name, operator: In, values: [%s]}]
            """.formatted(node));
    }

    private static Pod pod(String name, String generateName, String spec) {
        return Pod.fromTree(tree(
                "metadata: {namespace: default, name: " + name + ", generateName: '" + generateName + "'}\n" + spec));
    }

    private static ControllerRevision revision(String hash) {
        return ControllerRevision.fromTree(tree(
                "metadata: {namespace: default, name: agent-%1$s, labels: {controller-revision-hash: '%1$s'}}\nrevision: 1"
                        .formatted(hash)));
    }

    private static Tree.Obj tree(String yaml) {
        return (Tree.Obj)
                ManifestReader.read("test", yaml).documents().getFirst().tree();
    }
}

package dev.podfall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import org.junit.jupiter.api.Test;

class ClusterStateTest {
    private final ObjectStore store = new ObjectStore();

    private Namespace namespace(String name) {
        return store.create(Namespace.fromTree(Tree.obj("metadata", Tree.obj("name", Tree.text(name)))));
    }

    private Node node(String name) {
        return store.create(Node.fromTree(Tree.obj("metadata", Tree.obj("name", Tree.text(name)))));
    }

    @Test
    void differencesAreTheObjectsThatCameWentOrWereWrittenAgain() {
        var kept = namespace("kept");
        var gone = namespace("gone");
        var written = namespace("written");
        var before = store.state();
        store.remove(gone);
        var again = store.replace(written, written);
        var added = namespace("added");
        node("n1");
        var after = store.state();

        assertThat(after.<Namespace>differences(before, Kind.NAMESPACE))
                .containsExactly(
                        new Difference<>(added.key(), null, added),
                        new Difference<>(gone.key(), gone, null),
                        new Difference<>(written.key(), written, again))
                .noneMatch(difference -> difference.key().equals(kept.key()));
        assertThat(before.<Namespace>differences(after, Kind.NAMESPACE))
                .as("the other way round")
                .containsExactly(
                        new Difference<>(added.key(), added, null),
                        new Difference<>(gone.key(), null, gone),
                        new Difference<>(written.key(), again, written));
        assertThat(after.differences(after, Kind.NAMESPACE)).isEmpty();
        assertThat(after.differences(before, Kind.POD))
                .as("a kind of which nothing is there")
                .isEmpty();
        assertThat(after.differences(ClusterState.EMPTY, Kind.NODE)).hasSize(1);
    }
}

package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RevisionHashTest {
    private static final Tree TEMPLATE = Tree.obj("spec", Tree.obj("image", Tree.text("agent:1.0")));

    @Test
    void fnvHasItsPublishedValues() {
        assertThat(new Fnv32().sum()).isEqualTo(0x811c9dc5L);
        assertThat(new Fnv32().add("a".getBytes(StandardCharsets.UTF_8)).sum()).isEqualTo(0xe40c292cL);
        assertThat(new Fnv32().add("foobar".getBytes(StandardCharsets.UTF_8)).sum())
                .isEqualTo(0xbf9cf968L);
    }

    @Test
    void digitsBecomeTenSafeCharacters() {
        assertThat(SafeEncode.encode("0123456789")).isEqualTo("456789bcdf");
    }

    @Test
    void equalTemplatesHaveEqualHashes() {
        var same = Tree.obj("spec", Tree.obj("image", Tree.text("agent:1.0")));

        assertThat(RevisionHash.of(TEMPLATE, null))
                .isEqualTo(RevisionHash.of(same, null))
                .matches("[456789bcdf]{1,10}");
    }

    @Test
    void templatesAndCollisionCountsMakeDifferentHashes() {
        var other = Tree.obj("spec", Tree.obj("image", Tree.text("agent:2.0")));

        assertThat(RevisionHash.of(other, null)).isNotEqualTo(RevisionHash.of(TEMPLATE, null));
        assertThat(RevisionHash.of(TEMPLATE, 0)).isNotEqualTo(RevisionHash.of(TEMPLATE, null));
        assertThat(RevisionHash.of(TEMPLATE, 1)).isNotEqualTo(RevisionHash.of(TEMPLATE, 0));
    }
}

package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadRemarkTest {
    @Test
    void proseWithoutItsLineBreaksAndCommands() {
        var remark = HeadRemark.of("""
            # A rollout, and the
            # way back.
            #
            # Try:
            #   $ kubectl get ds
            #     look at READY,
            #     then go on
            #   $ kubectl rollout undo ds/a
            # The end.
            apiVersion: v1
            # not at the head
            """);
        assertThat(remark.paragraphs()).containsExactly("A rollout, and the way back.", "The end.");
        assertThat(remark.lines()).isEqualTo(9);
        assertThat(remark.isLong()).isFalse();
    }

    @Test
    void chineseHasNoBlanksBetweenLines() {
        assertThat(HeadRemark.of("# 第一行\n# 第二行\nkind: Pod\n").prose()).isEqualTo("第一行第二行");
        assertThat(HeadRemark.of("kind: Pod\n").isLong()).isFalse();
    }
}

package dev.podfall.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenTest {
    @ParameterizedTest
    @CsvSource({
        "zone=a, 10, zone=a",
        "node-role.kubernetes.io/control-plane:NoSchedule, 60, node-role.kubernetes.io/control-plane:NoSchedule",
        "node-role.kubernetes.io/control-plane:NoSchedule, 28, …/control-plane:NoSchedule",
        "node-role.kubernetes.io/control-plane:NoSchedule, 20, …/control-plane:NoS…",
        "node-role.kubernetes.io/control-plane:NoSchedule, 16, …/control-plane",
        "node.kubernetes.io/not-ready:NoExecute, 9, not-ready",
        "node.kubernetes.io/unschedulable:NoSchedule, 9, uns…lable",
        "example.com/a-very-long-key-indeed, 16, …/a-ve…ey-indeed",
        "path=a/b.c, 10, path=a/b.c",
    })
    void qualifiedNamesLoseTheirDomainFirst(String text, int max, String expected) {
        assertThat(Shorten.qualified(text, max)).isEqualTo(expected);
    }

    @Test
    void namesKeepTheirEnds() {
        assertThat(Shorten.middle("ip-10-0-112-217.eu-central-1.compute.internal", 20))
                .isEqualTo("ip-10-0…ute.internal");
        assertThat(Shorten.middle("abc", 1)).isEqualTo("…");
    }
}

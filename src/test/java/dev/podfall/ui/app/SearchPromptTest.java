package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchPromptTest {
    private static String fitting(String prompt, int characters) {
        return SearchBox.fitting(prompt, characters, String::length);
    }

    @Test
    void aPromptIsNeverCutWithinAWord() {
        var prompt = "node, pod, label, taint…";
        assertThat(fitting(prompt, 24)).isEqualTo(prompt);
        assertThat(fitting(prompt, 23)).isEqualTo("node, pod, label…");
        assertThat(fitting(prompt, 10)).isEqualTo("node, pod…");
        assertThat(fitting(prompt, 5)).isEqualTo("node…");
        assertThat(fitting(prompt, 4)).isEmpty();
        assertThat(fitting("节点、Pod、标签、污点…", 7)).isEqualTo("节点、Pod…");
    }
}

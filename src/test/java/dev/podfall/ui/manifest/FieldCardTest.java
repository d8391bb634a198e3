package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldCardTest {
    private static final String TEXT = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: agent
          annotations:
            why: of several words
        spec:
          selector: {matchLabels: {app: agent}}
          revisionHistoryLimit: 3
          template:
            spec:
              tolerations:
              - key: gpu   # a remark
                effect: NoSchedule
              - {operator: Exists}
              containers:
              - name: a
                livenessProbe: {}
        """;

    private static FieldCard at(String word) {
        return Objects.requireNonNull(FieldCard.at(TEXT, TEXT.indexOf(word)), word);
    }

    @Test
    void saysWhatAFieldIsForAndWhatItMayBe() {
        var effect = at("ffect").text();
        assertThat(effect).startsWith("effect: string").contains("One of NoSchedule, PreferNoSchedule, NoExecute.");
        assertThat(at("NoSchedule")).as("on its value too").isEqualTo(at("effect"));
        assertThat(at("selector").text()).contains("selector: LabelSelector", "Required.", "Which pods belong");
        assertThat(at("revisionHistoryLimit").text())
                .contains("integer", "Where nothing is said: 10.")
                .doesNotContain("Required");
        assertThat(at("livenessProbe").text()).contains("Podfall does not simulate this");
        assertThat(at("perator").field().name()).as("in braces").isEqualTo("operator");
        assertThat(at("agent").field().name()).isEqualTo("name");
    }

    @Test
    void saysNothingWhereNoFieldIs() {
        assertThat(FieldCard.at(TEXT, TEXT.indexOf("a remark"))).isNull();
        assertThat(FieldCard.at(TEXT, TEXT.indexOf("why")))
                .as("somebody's own key")
                .isNull();
        for (int i = 0; i <= TEXT.length(); i++) {
            FieldCard.at(TEXT, i);
            FieldCard.at(TEXT.substring(0, i), i);
        }
    }
}

package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.explain.Lab;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a load says of a template that says something in vain. */
class TemplateFindingsTest {
    private static List<Finding> findings(String podSpec) {
        var source = new Source("agent.yaml", Lab.agent(podSpec));
        return ManifestLoad.plan(List.of(source), new Session(SessionOptions.DEFAULT))
                .findings();
    }

    @Test
    void secondsThatTheControllerWipesAreSaid() {
        assertThat(findings("""
                        tolerations:
                        - {key: mine, operator: Exists, effect: NoExecute, tolerationSeconds: 5}
                        - {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30}
                        """)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.path()).isEqualTo("spec.template.spec.tolerations[1].tolerationSeconds");
            assertThat(finding.message().toString())
                    .contains("node.kubernetes.io/not-ready:NoExecute", "for 30s are lost");
        });
    }

    @Test
    void aSchedulerThatIsNotHereIsSaid() {
        assertThat(findings("schedulerName: volcano")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.path()).isEqualTo("spec.template.spec.schedulerName");
            assertThat(finding.message().toString()).contains("volcano");
        });
    }

    @Test
    void aTemplateThatMeansWhatItSaysIsLeftAlone() {
        assertThat(findings("schedulerName: default-scheduler")).isEmpty();
    }
}

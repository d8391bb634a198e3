package dev.podfall.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotSimulatedTest {

    @Test
    void a_template_that_asks_for_more_than_is_simulated() {
        var set = Yaml.obj("""
            spec:
              template:
                spec:
                  containers:
                  - {name: a, livenessProbe: {exec: {command: [x]}}, volumeMounts: [{name: c, mountPath: /c}]}
                  - {name: b, env: [{name: A, value: b}], volumeDevices: []}
                  affinity: {podAntiAffinity: {}}
                  volumes: [{name: c, configMap: {name: c}}, {name: d, persistentVolumeClaim: {claimName: d}}]
                  runtimeClassName: ""
            """);
        assertThat(NotSimulated.in(Kind.DAEMON_SET, set))
                .containsExactly(
                        new NotSimulated.Notice(
                                "spec.template.spec.affinity.podAntiAffinity",
                                "the scheduler does not look at other pods' labels: the pod may land beside them"),
                        new NotSimulated.Notice(
                                "spec.template.spec.containers[0].livenessProbe",
                                "probes do not run, so the container is never restarted by one"),
                        new NotSimulated.Notice(
                                "spec.template.spec.volumes[1].persistentVolumeClaim",
                                "volumes are not bound: the claim neither holds the pod back nor ties it to a node or"
                                        + " zone"));
    }

    @Test
    void every_kind_and_its_own_fields_have_words() {
        var wordless = List.of("kind", "apiVersion");
        for (var kind : Kind.values()) {
            assertThat(Words.about(Schema.of(kind))).as(kind.kindName()).isNotEmpty();
        }
        for (var name : List.of("DaemonSet", "DaemonSetSpec", "RollingUpdateDaemonSet", "Toleration", "Taint")) {
            var type = Schema.struct(name);
            assertThat(type.fields())
                    .filteredOn(f -> !wordless.contains(f.name()))
                    .allSatisfy(
                            f -> assertThat(Words.about(type, f)).as(f.name()).isNotEmpty());
        }
    }
}

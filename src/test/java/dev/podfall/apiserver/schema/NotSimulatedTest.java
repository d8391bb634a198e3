package dev.podfall.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
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
                                Phrase.of("kept.Affinity.podAntiAffinity")),
                        new NotSimulated.Notice(
                                "spec.template.spec.containers[0].livenessProbe",
                                Phrase.of("kept.Container.livenessProbe")),
                        new NotSimulated.Notice(
                                "spec.template.spec.volumes[1].persistentVolumeClaim",
                                Phrase.of("kept.Volume.persistentVolumeClaim")));
    }

    @Test
    void every_kind_and_its_own_fields_have_words() {
        var wordless = List.of("kind", "apiVersion");
        for (var kind : Kind.simulated()) {
            assertThat(FieldHelp.about(Schema.of(kind)).toString())
                    .as(kind.kindName())
                    .isNotEmpty();
        }
        for (var name : List.of("DaemonSet", "DaemonSetSpec", "RollingUpdateDaemonSet", "Toleration", "Taint")) {
            var type = Schema.struct(name);
            assertThat(type.fields())
                    .filteredOn(f -> !wordless.contains(f.name()))
                    .allSatisfy(f -> assertThat(FieldHelp.about(type, f).toString())
                            .as(f.name())
                            .isNotEmpty());
        }
    }

    @Test
    void what_is_not_simulated_is_said_in_words() {
        var set = Yaml.obj("spec: {template: {spec: {containers: [{name: a, lifecycle: {preStop: {}}}]}}}");
        assertThat(NotSimulated.in(Kind.DAEMON_SET, set).getFirst().reason())
                .hasToString("hooks do not run, neither after the start nor before the stop");
    }

    /** The sentences about fields and no others begin with these words: {@link FieldHelp} reads them all when it starts. */
    @Test
    void every_sentence_is_about_a_field() {
        var sentences = Wording.ENGLISH.sentences().keySet();
        assertThat(sentences)
                .filteredOn(key -> key.startsWith("kept."))
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> {
                    var words = key.split("\\.", -1);
                    var type = Schema.struct(words[1]);
                    var field = type.field(words[2]);
                    assertThat(field).as(key).isNotNull();
                    assertThat(FieldHelp.notice(type, field)).isEqualTo(Phrase.of(key));
                });
        assertThat(sentences)
                .filteredOn(key -> key.startsWith("field."))
                .hasSizeGreaterThan(150)
                .allSatisfy(key -> {
                    var words = key.split("\\.", -1);
                    var type = Schema.struct(words[1]);
                    assertThat(words.length == 2 ? FieldHelp.about(type) : FieldHelp.about(type, type.field(words[2])))
                            .isEqualTo(Phrase.of(key));
                });
    }
}

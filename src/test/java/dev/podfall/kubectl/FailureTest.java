package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final Failure NOT_FOUND = Failure.of(ApiException.notFound(Kind.NODE, "n9"));
    private static final Failure PLAIN = new Failure.Plain("it rains");

    private static Failure invalid(Status.Cause... causes) {
        return new Failure.Refused(
                new Status(422, Status.INVALID, "DaemonSet.apps \"a\" is invalid", "DaemonSet", "a", List.of(causes)));
    }

    @Test
    void kubectlsOwnFailuresBeginWithError() {
        assertThat(PLAIN.text(Wording.ENGLISH)).isEqualTo("error: it rains\n");
        assertThat(new Failure.Plain("error: once").text(Wording.ENGLISH)).isEqualTo("error: once\n");
    }

    @Test
    void theServersFailuresNameTheirReason() {
        assertThat(NOT_FOUND.text(Wording.ENGLISH)).isEqualTo("Error from server (NotFound): nodes \"n9\" not found\n");
    }

    @Test
    void oneFieldErrorStandsOnTheLine() {
        assertThat(invalid(new Status.Cause(FieldError.Type.REQUIRED, "spec.x", "Required value"))
                        .text(Wording.ENGLISH))
                .isEqualTo("The DaemonSet \"a\" is invalid: spec.x: Required value\n");
    }

    @Test
    void severalFieldErrorsStandBelow() {
        var twice = new Status.Cause(FieldError.Type.REQUIRED, "spec.x", "Required value");
        assertThat(invalid(twice, twice, new Status.Cause(FieldError.Type.FORBIDDEN, "spec.y", "Forbidden"))
                        .text(Wording.ENGLISH))
                .isEqualTo("The DaemonSet \"a\" is invalid: \n* spec.x: Required value\n* spec.y: Forbidden\n");
    }

    @Test
    void severalFailuresHaveALineEachAndNoWordError() {
        assertThat(new Failure.Many(List.of(NOT_FOUND, PLAIN)).text(Wording.ENGLISH))
                .isEqualTo("Error from server (NotFound): nodes \"n9\" not found\nit rains\n");
    }

    @Test
    void whatPodfallCannotDoStaysItsOwnSentenceBehindKubectlsWords() {
        var ours = new Failure.Ours(Phrase.of("refuse.kustomize")).when("creating", "a.yaml");
        var chinese = Wording.of(Language.of("zh-CN").orElseThrow());
        assertThat(ours.text(Wording.ENGLISH))
                .isEqualTo("error: error when creating \"a.yaml\": " + Wording.ENGLISH.of("refuse.kustomize") + "\n");
        assertThat(ours.text(chinese))
                .isEqualTo("error: error when creating \"a.yaml\": " + chinese.of("refuse.kustomize") + "\n");
    }

    @Test
    void aListOfOneIsUnwrappedOnce() {
        assertThat(new Failure.Many(List.of(PLAIN)).text(Wording.ENGLISH)).isEqualTo("error: it rains\n");
        assertThat(new Failure.Many(List.of(new Failure.Many(List.of(PLAIN)))).text(Wording.ENGLISH))
                .isEqualTo("it rains\n");
    }

    @Test
    void aListInsideALineStandsInBrackets() {
        var many = new Failure.Many(List.of(PLAIN, new Failure.Many(List.of(NOT_FOUND, PLAIN))));
        assertThat(many.message()).isEqualTo("[it rains, nodes \"n9\" not found]");
    }

    @Test
    void theSourceIsNamedBeforeTheMessage() {
        assertThat(NOT_FOUND.when("deleting", "a.yaml").text(Wording.ENGLISH))
                .isEqualTo("Error from server (NotFound): error when deleting \"a.yaml\": nodes \"n9\" not found\n");
        assertThat(NOT_FOUND.when("deleting", "")).isEqualTo(NOT_FOUND);
    }
}

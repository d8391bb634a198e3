package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.api.tree.Tree;
import org.junit.jupiter.api.Test;

class RequestSizeTest {

    private static Tree.Obj annotated(String value) {
        var annotations = Tree.obj("example.com/note", Tree.text(value)).with("other", Tree.text("x"));
        return Tree.obj("metadata", Tree.obj("annotations", annotations).with("name", Tree.text("n1")));
    }

    @Test
    void threeMebibytesAreTheMost() {
        assertThat(RequestSize.of(annotated("x".repeat(3_000_000)))).isEmpty();
        assertThat(RequestSize.of(annotated("x".repeat(RequestSize.LIMIT)))).hasSize(1);
    }

    @Test
    void bytesCountAsJsonHasThem() {
        assertThat(RequestSize.of(annotated("\u00e4".repeat(1_500_000)))).isEmpty();
        assertThat(RequestSize.of(annotated("\u00e4".repeat(1_600_000)))).hasSize(1);
        assertThat(RequestSize.of(annotated("\u0001".repeat(600_000)))).hasSize(1);
    }

    @Test
    void itIsSaidWhereMostOfItIs() {
        var excess = RequestSize.of(annotated("x".repeat(10_000_000))).getFirst();
        assertThat(excess.path()).isEqualTo("metadata.annotations[example.com/note]");
        assertThat(excess.message()).isEqualTo("Request entity too large: limit is 3145728");
        assertThat(excess.nextStep())
                .hasToString("The object has 10.0 MB of JSON, most of it in metadata.annotations[example.com/note]:"
                        + " shorten it, or write several objects");
    }

    @Test
    void theServerRefusesIt() {
        assertThatThrownBy(() -> RequestSize.check(annotated("x".repeat(RequestSize.LIMIT))))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status())
                                .isEqualTo(Status.of(
                                        413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728")));
    }
}

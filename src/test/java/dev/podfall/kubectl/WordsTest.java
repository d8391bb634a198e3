package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void blanksSeparateWordsAndQuotesKeepThemTogether() {
        assertThat(Words.split("  kubectl  label node n1 'bad key=1' a=\"b c\"d '' "))
                .containsExactly("kubectl", "label", "node", "n1", "bad key=1", "a=b cd", "");
    }

    @Test
    void thereIsNoShell() {
        assertThat(Words.split("kubectl get pods -o jsonpath={.items[*].metadata.annotations.a\\.b/c} $HOME *"))
                .containsExactly(
                        "kubectl",
                        "get",
                        "pods",
                        "-o",
                        "jsonpath={.items[*].metadata.annotations.a\\.b/c}",
                        "$HOME",
                        "*");
    }
}

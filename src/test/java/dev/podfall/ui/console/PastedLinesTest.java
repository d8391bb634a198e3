package dev.podfall.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastedLinesTest {
    @Test
    void severalLinesAreDoneOneAfterTheOther() {
        assertThat(PastedLines.inOneLine("""
            # first look
            $ kubectl get nodes

              kubectl label node worker-1 \\
                a=b
            kubectl get ds"""))
                .isEqualTo("kubectl get nodes; kubectl label node worker-1 a=b; kubectl get ds");
        assertThat(PastedLines.inOneLine("kubectl get ds\r\n")).isEqualTo("kubectl get ds");
        assertThat(PastedLines.inOneLine("\n# nothing\n")).isEmpty();
        assertThat(PastedLines.inOneLine("kubectl get ds \\\n")).isEqualTo("kubectl get ds");
    }
}

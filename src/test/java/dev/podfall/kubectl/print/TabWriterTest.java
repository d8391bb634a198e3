package dev.podfall.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TabWriterTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var writer = TabWriter.forTables();
        writer.line(List.of("NAME", "AGE", "VERSION")).line(List.of("control-plane", "5s", "v1"));
        assertThat(writer.toString()).isEqualTo("NAME            AGE   VERSION\ncontrol-plane   5s    v1\n");
    }

    @Test
    void aLineWithoutTheCellEndsTheColumn() {
        var writer = TabWriter.forDescriptions();
        writer.write("a\tb\nwhole line\nlonger\tb\n");
        assertThat(writer.toString()).isEqualTo("a  b\nwhole line\nlonger  b\n");
    }

    @Test
    void aDeeperColumnReachesOverItsNeighboursOnly() {
        var writer = TabWriter.forDescriptions();
        writer.write("a\tbbbb\tc\nx\ty\nx\ty\tz\n");
        assertThat(writer.toString()).isEqualTo("a  bbbb  c\nx  y\nx  y  z\n");
    }
}

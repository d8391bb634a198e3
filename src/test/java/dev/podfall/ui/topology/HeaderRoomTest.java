package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.topology.HeaderRoom.Widths;
import org.junit.jupiter.api.Test;

class HeaderRoomTest {
    private static final Widths WIDTHS = new Widths(70, 80, 106, 60, 100);

    @Test
    void whatIsSaidTwiceGivesWayFirst() {
        assertThat(HeaderRoom.of(416, WIDTHS)).isEqualTo(new HeaderRoom(true, true, true));
        assertThat(HeaderRoom.of(415, WIDTHS)).isEqualTo(new HeaderRoom(false, true, true));
        assertThat(HeaderRoom.of(310, WIDTHS)).isEqualTo(new HeaderRoom(false, true, true));
        assertThat(HeaderRoom.of(309, WIDTHS)).isEqualTo(new HeaderRoom(false, false, true));
        assertThat(HeaderRoom.of(249, WIDTHS)).isEqualTo(new HeaderRoom(false, false, false));
    }

    @Test
    void aLongNameDoesNotTakeTheRoomOfWhatIsSaidOfPods() {
        assertThat(HeaderRoom.of(436, new Widths(900, 80, 106, 60, 100))).isEqualTo(new HeaderRoom(true, true, true));
    }
}

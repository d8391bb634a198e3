package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.caption.Happening;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SightTest {
    @ParameterizedTest
    @EnumSource
    void whatACaptionTellsAsSeenIsLookedAt(Happening happening) {
        assertThat(Sight.of(happening, false, null) != Sight.NOTHING).isEqualTo(happening.isSeen());
        assertThat(Sight.of(happening, true, null) != Sight.NOTHING).isEqualTo(happening.isSeen());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLookedAtIsHeld(Sight sight) {
        assertThat(sight.millis() > 0).isEqualTo(sight != Sight.NOTHING);
    }
}

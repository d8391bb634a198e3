package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class AppTest {
    @Test
    void theFullScreenIsLeftByNoKeyOfTheToolkitsWhichSaysAllTheSameHowItIsLeft() {
        for (var code : KeyCode.values()) {
            assertThat(App.NO_KEY.match(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false)))
                    .as(code.getName())
                    .isFalse();
        }
        assertThat(KeyCombination.NO_MATCH.equals(App.NO_KEY))
                .as("for that one the toolkit shows no hint")
                .isFalse();
    }
}

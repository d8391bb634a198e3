package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search field of the whole window, and the list that hangs below it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SearchWindowTest extends LiveWindow {

    @BeforeEach
    void load() {
        open(Wording.ENGLISH, 1280, 720);
        var text = Lab.node("zone-1", "") + "---\n" + Lab.node("zone-2", "") + "---\n" + Lab.agent("");
        workbench
                .loading()
                .prepare(List.of(new Source("a.yaml", text)), session -> session.runFor(Duration.ofSeconds(60)))
                .join();
        shown();
    }

    private TextField field() {
        return (TextField) root().lookup("#search .text-field");
    }

    private static boolean isListShown() {
        return Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
    }

    /** As the keyboard does it: the list below has the key first. */
    private void type(KeyCode code, String typed) {
        Event.fireEvent(field(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        if (!typed.isEmpty()) {
            Event.fireEvent(
                    field(),
                    new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    @Test
    void aSpaceIsAPartOfWhatIsLookedFor() {
        var before = onScreen(() -> workbench.desk().selection().choice());
        doOnScreen(() -> {
            field().requestFocus();
            type(KeyCode.Z, "z");
            type(KeyCode.O, "o");
        });
        assertThat(onScreen(SearchWindowTest::isListShown)).isTrue();
        // Somebody's mouse rests there, or he has gone to it.
        doOnScreen(() -> type(KeyCode.DOWN, ""));
        shown();
        doOnScreen(() -> {
            type(KeyCode.SPACE, " ");
            type(KeyCode.DIGIT2, "2");
        });
        assertThat(onScreen(() -> field().getText())).isEqualTo("zo 2");
        assertThat(onScreen(() -> workbench.desk().selection().choice())).isEqualTo(before);
    }

    @Test
    void enterChooses() {
        doOnScreen(() -> {
            field().requestFocus();
            field().setText("zone-2");
        });
        shown();
        doOnScreen(() -> type(KeyCode.ENTER, "\r"));
        assertThat(onScreen(SearchWindowTest::isListShown)).isFalse();
    }
}

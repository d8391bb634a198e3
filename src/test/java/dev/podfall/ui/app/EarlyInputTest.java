package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** What is typed and clicked before the window works is done once it does, in the same order, and nothing is done twice. */
class EarlyInputTest {
    @Test
    void isKeptUntilTheWindowWorks() {
        Picture.startHeadless();
        LiveWindow.doOnScreen(() -> {
            var done = new ArrayList<String>();
            var field = new TextField();
            var button = new Button();
            button.setOnAction(event -> done.add("clicked, with " + field.getText()));
            var scene = new Scene(new VBox(field, button), 300, 200);
            scene.setOnKeyPressed(event -> done.add(event.getCode().getName()));
            var stage = new Stage();
            stage.setScene(scene);
            var early = new EarlyInput(scene);
            stage.show();
            field.requestFocus();

            type(scene, "ab");
            click(button);
            press(scene, KeyCode.F5);

            assertThat(field.getText()).isEmpty();
            assertThat(done).isEmpty();

            early.release();

            assertThat(field.getText()).isEqualTo("ab");
            assertThat(done).isEqualTo(List.of("clicked, with ab", "F5"));

            press(scene, KeyCode.F6);

            assertThat(done).endsWith("F5", "F6").hasSize(3);
            stage.hide();
        });
    }

    @Test
    void whoIsImpatientHasItDoneOnce() {
        Picture.startHeadless();
        LiveWindow.doOnScreen(() -> {
            var done = new ArrayList<String>();
            var place = new VBox();
            place.setFocusTraversable(true);
            var scene = new Scene(new VBox(place), 300, 200);
            scene.setOnKeyPressed(event -> done.add(event.getCode().getName()));
            var stage = new Stage();
            stage.setScene(scene);
            var early = new EarlyInput(scene);
            stage.show();
            place.requestFocus();
            for (int i = 0; i < 3; i++) {
                press(scene, KeyCode.ENTER);
            }
            press(scene, KeyCode.F5);
            press(scene, KeyCode.ENTER);
            early.release();
            assertThat(done).containsExactly("Enter", "F5", "Enter");
            stage.hide();
        });
    }

    private static void type(Scene scene, String text) {
        for (var letter : text.split("")) {
            send(
                    scene,
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    private static void press(Scene scene, KeyCode code) {
        send(scene, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static void send(Scene scene, KeyEvent event) {
        Event.fireEvent(scene.getFocusOwner(), event);
    }

    private static void click(Button button) {
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            boolean down = type == MouseEvent.MOUSE_PRESSED;
            Event.fireEvent(
                    button,
                    new MouseEvent(
                            type,
                            1,
                            1,
                            1,
                            1,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        }
    }
}

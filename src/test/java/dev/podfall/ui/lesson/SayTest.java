package dev.podfall.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.util.ArrayList;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class SayTest {
    /** A card that is wider than its place is moved to the left, and the beginning of every line is cut. */
    @Test
    void noButtonIsWiderThanTheCardHoweverLongATitle() {
        var places = new ArrayList<Bounds>();
        Picture.of(() -> {
            var acts = new FlowPane(8, 6);
            acts.getStyleClass().add("lesson-acts");
            Say.fit(acts);
            var title = new Button("Next: maxUnavailable: the budget of a rollout, and what else there is to say");
            acts.getChildren().addAll(title, new Button("Close"));
            var card = new VBox(acts);
            var scene = new Scene(new StackPane(card), 260, 200);
            Theme.LIGHT.apply(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            places.add(card.getBoundsInParent());
            places.add(title.localToScene(title.getBoundsInLocal()));
            assertThat(title.getHeight()).as("it has two lines").isGreaterThan(40);
            return scene;
        });
        assertThat(places).allSatisfy(place -> {
            assertThat(place.getMinX()).isGreaterThanOrEqualTo(0);
            assertThat(place.getMaxX()).isLessThanOrEqualTo(260);
        });
    }
}

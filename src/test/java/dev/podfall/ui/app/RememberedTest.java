package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.style.Theme;
import dev.podfall.ui.topology.ColourBy;
import dev.podfall.ui.topology.MapFilter;
import dev.podfall.ui.topology.TopologyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next start has the map as it was left. */
class RememberedTest {
    @TempDir
    Path folder;

    private static <T> T onScreen(Supplier<T> task) {
        Picture.startHeadless();
        return CompletableFuture.supplyAsync(task, Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private TopologyView map(Path file) {
        var map = TopologyView.load();
        var remembered = Remembered.read(file, problem -> {
            throw new AssertionError(problem);
        });
        var view = WindowView.load();
        remembered.dress(view);
        remembered.keepMap(map.model());
        var stage = new Stage();
        stage.setScene(view.scene(900, 600));
        Theme.LIGHT.apply(stage.getScene());
        remembered.follow(view, stage);
        map.root().setUserData(stage);
        return map;
    }

    @Test
    void filterAndColoursComeBack() throws IOException {
        var file = folder.resolve("preferences");
        onScreen(() -> {
            var map = map(file);
            var stage = (Stage) map.root().getUserData();
            stage.show();
            map.model().filter().set(MapFilter.read("zone=a not ready").filter());
            map.model().colourBy().set(ColourBy.ZONE);
            stage.hide();
            return true;
        });
        assertThat(Files.readString(file))
                .contains("mapFilter: zone=a not ready")
                .contains("mapColour: zone");
        onScreen(() -> {
            var again = map(file).model();
            assertThat(again.filter().get().text()).isEqualTo("zone=a not ready");
            assertThat(again.filter().get().terms()).hasSize(2);
            assertThat(again.colourBy().get()).isEqualTo(ColourBy.ZONE);
            return true;
        });
    }

    @Test
    void aFilterThatNobodyUnderstandsIsNone() throws IOException {
        var file = folder.resolve("preferences");
        Files.writeString(file, "mapFilter: colour:red\nmapColour: mood\n");
        onScreen(() -> {
            var model = map(file).model();
            assertThat(model.filter().get()).isEqualTo(MapFilter.NONE);
            assertThat(model.colourBy().get()).isEqualTo(ColourBy.VERDICT);
            return true;
        });
    }
}

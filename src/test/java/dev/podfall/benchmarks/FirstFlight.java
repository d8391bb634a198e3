package dev.podfall.benchmarks;

import dev.podfall.Main;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes until the first pod is seen flying: {@code FirstFlight FILE} opens the window on a file, as {@code podfall
 * FILE} does, prints milliseconds from the start of the JVM to the window's first frame and to the first frame with a pod in
 * the air, and ends. On a display.
 */
public final class FirstFlight {
    private static final String LAYER = "FlightLayer";
    private static final long LIMIT_MILLIS = 30_000;

    private static long drawn;
    private static @Nullable Node layer;

    private FirstFlight() {}

    public static void main(String[] args) {
        Main.main(args);
        Platform.runLater(
                () -> Window.getWindows().getFirst().getScene().addPostLayoutPulseListener(FirstFlight::look));
    }

    private static void look() {
        long now = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        drawn = drawn == 0 ? now : drawn;
        var root = Window.getWindows().getFirst().getScene().getRoot();
        layer = layer == null ? find(root).orElse(null) : layer;
        boolean flies = layer instanceof Parent parent
                && parent.getChildrenUnmodifiable().getFirst().isVisible();
        if (flies || now > LIMIT_MILLIS) {
            System.out.println("first frame " + drawn + " ms, first flight " + (flies ? now + " ms" : "not seen"));
            System.exit(flies ? 0 : 1);
        }
    }

    private static Optional<Node> find(Node node) {
        if (node.getClass().getSimpleName().equals(LAYER)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> find(child).stream())
                        .findFirst()
                : Optional.empty();
    }
}

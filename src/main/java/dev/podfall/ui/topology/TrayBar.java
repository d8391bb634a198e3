package dev.podfall.ui.topology;

import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** The tray of pods that wait for a node, and what the scheduler says about them. */
final class TrayBar {
    private static final int SHOWN = 8;

    private final HBox squares;
    private final Label count;
    private final Label message;
    private final Tooltip reasons = new Tooltip();
    private final Label more = new Label();
    private List<PendingPod> last = List.of();
    private final Consumer<String> onPod;
    private boolean shownOnce;

    /** @param onPod is called with the UID of a pod that somebody chooses */
    TrayBar(HBox squares, Label count, Label message, Consumer<String> onPod) {
        this.onPod = onPod;
        this.squares = squares;
        this.count = count;
        this.message = message;
        message.setTooltip(reasons);
    }

    void show(List<PendingPod> pending) {
        if (pending.equals(last) && shownOnce) {
            return;
        }
        shownOnce = true;
        last = pending;
        fill(pending);
    }

    /** Those that are not there yet keep their places free. */
    void hide(Predicate<String> absent) {
        squares.getChildren()
                .forEach(square ->
                        square.setOpacity(square.getUserData() instanceof String uid && absent.test(uid) ? 0 : 1));
    }

    /** Says everything again, in the language that the window speaks now. */
    void sayAnew() {
        fill(last);
    }

    private void fill(List<PendingPod> pending) {
        var kept = new LinkedHashMap<Object, Node>();
        squares.getChildren().forEach(square -> kept.put(square.getUserData(), square));
        var children = new ArrayList<Node>();
        for (var pod : pending.stream().limit(SHOWN).toList()) {
            var known = kept.get(pod.mark().uid());
            var square = known != null ? known : square(pod);
            square.setAccessibleText(spoken(pod));
            children.add(square);
        }
        if (pending.size() > SHOWN) {
            more.setText("+" + (pending.size() - SHOWN));
            children.add(more);
        }
        squares.getChildren().setAll(children);
        count.setText(pending.isEmpty() ? Words.of("tray.empty") : Words.of("tray.waiting", pending.size()));
        var messages = messages(pending);
        var first = messages.keySet().stream().findFirst().orElse("");
        message.setText(messages.size() > 1 ? Words.of("tray.reasons", first, messages.size() - 1) : first);
        reasons.setText(messages.entrySet().stream()
                .map(entry -> Words.of("tray.reason", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n")));
    }

    private PodSquare square(PendingPod pod) {
        var square = new PodSquare(pod.mark().hue(), pod.mark().number());
        var uid = pod.mark().uid();
        square.setTooltip(new Tooltip(pod.mark().name()));
        square.setUserData(uid);
        square.setFocusTraversable(true);
        square.setAccessibleRole(AccessibleRole.BUTTON);
        square.setOnMouseClicked(event -> onPod.accept(uid));
        square.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onPod.accept(uid);
                event.consume();
            }
        });
        return square;
    }

    /** For who does not see it: the pod's name, and why it waits. */
    private static String spoken(PendingPod pod) {
        var why = pod.message().isEmpty() ? pod.held() : pod.message();
        return why.isEmpty()
                ? pod.mark().name()
                : Words.of("tray.pod", pod.mark().name(), why);
    }

    private static Map<String, Integer> messages(List<PendingPod> pending) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var pod : pending) {
            if (!pod.message().isEmpty()) {
                counts.merge(pod.message(), 1, Integer::sum);
            }
        }
        return counts;
    }
}

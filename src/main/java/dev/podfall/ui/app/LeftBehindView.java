package dev.podfall.ui.app;

import dev.podfall.kept.log.LeftBehind;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A bar under the menu that offers to go on with sessions that an earlier start has left behind, one after the other. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class LeftBehindView {
    private final ArrayDeque<LeftBehind> offered = new ArrayDeque<>();

    /** Those that this start has left. */
    private final List<LeftBehind> before = new ArrayList<>();

    private Function<LeftBehind, CompletableFuture<Boolean>> onGoOn = left -> CompletableFuture.completedFuture(false);
    private Consumer<Phrase> notice = said -> {};

    @FXML
    private VBox root;

    @FXML
    private Label what;

    @FXML
    private Label remark;

    @FXML
    private Button goOn;

    /**
     * @param onGoOn opens a session; its future says whether that was possible
     * @param notice is told of what goes wrong
     */
    static LeftBehindView load(Function<LeftBehind, CompletableFuture<Boolean>> onGoOn, Consumer<Phrase> notice) {
        LeftBehindView view = Fxml.load(FxmlFile.LEFT_BEHIND, LeftBehindView.class);
        view.onGoOn = onGoOn;
        view.notice = notice;
        return view;
    }

    @FXML
    private void initialize() {
        root.managedProperty().bind(root.visibleProperty());
        root.setVisible(false);
        remark.managedProperty().bind(remark.textProperty().isNotEmpty());
        Words.follow(root, this::render);
    }

    VBox root() {
        return root;
    }

    /** Offers one that was left for another one, before all others. */
    void offerBefore(LeftBehind session) {
        before.add(session);
        offered.addFirst(session);
        render();
    }

    /** Offers these; the one that was left last comes first. */
    void offer(List<LeftBehind> sessions) {
        offered.addAll(sessions.stream()
                .sorted(Comparator.comparing(LeftBehind::last).reversed())
                .toList());
        render();
    }

    /** Gives them back: they are there at the next start. */
    void close() {
        for (var each = offered.poll(); each != null; each = offered.poll()) {
            try {
                each.close();
            } catch (IOException unclosable) {
                // The system closes it with the program, which ends.
            }
        }
    }

    private void render() {
        var first = offered.peek();
        root.setVisible(first != null);
        if (first == null) {
            return;
        }
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(Words.wording().language().locale())
                .format(first.last().atZone(ZoneId.systemDefault()));
        int acts = first.file().main().acts().size();
        boolean own = before.contains(first);
        var disk = first.disk();
        if (disk == null) {
            what.setText(Words.say(own ? Phrase.of("left.before", acts) : Phrase.of("left.what", when, acts)));
        } else {
            var name = String.valueOf(disk.path().getFileName());
            what.setText(Words.say(
                    own ? Phrase.of("left.before.file", acts, name) : Phrase.of("left.what.file", when, acts, name)));
        }
        goOn.setText(Words.of(own ? "left.go-back" : "left.go-on"));
        remark.setText(first.remarks().isEmpty() ? "" : Words.say(Phrase.clauses(first.remarks())));
    }

    @FXML
    private void goOn() {
        var first = offered.poll();
        render();
        if (first != null) {
            Failures.surface(onGoOn.apply(first).thenAcceptAsync(done -> end(first, done), Platform::runLater));
        }
    }

    @FXML
    private void dismiss() {
        var first = offered.poll();
        render();
        if (first != null) {
            end(first, true);
        }
    }

    private void end(LeftBehind session, boolean remove) {
        before.remove(session);
        try {
            if (remove) {
                session.remove();
            } else {
                session.close();
            }
        } catch (IOException stays) {
            notice.accept(Phrase.of("left.stays", FileReason.of(stays)));
        }
    }
}

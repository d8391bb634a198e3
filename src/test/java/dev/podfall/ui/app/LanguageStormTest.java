package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.ui.SeenTexts;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The language changes again and again in the midst of everything: nothing fails, nothing piles up. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class LanguageStormTest extends LiveWindow {
    private static final int CHANGES = Integer.getInteger("podfall.changes", 6);
    private static final Wording CHINESE = Wording.of(Language.of("zh-CN").orElseThrow());

    /** What an action, a listener or a binding on the screen's thread has thrown. */
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void load() {
        Picture.startHeadless();
        doOnScreen(() -> {
            before = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        });
        open(Wording.ENGLISH, 1440, 900);
        var nodes = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Lab.node("n" + i, "") + "---\n")
                .collect(Collectors.joining());
        workbench
                .loading()
                .prepare(
                        List.of(new Source("good.yaml", nodes + Lab.agent(""))),
                        session -> session.runFor(Duration.ofSeconds(60)))
                .join();
        shown();
    }

    @AfterEach
    void forgive() {
        doOnScreen(() -> Thread.currentThread().setUncaughtExceptionHandler(before));
    }

    /** Between the two languages, each time with a whole layout; ends with English. */
    private void storm() {
        for (int i = 1; i <= CHANGES; i++) {
            var next = i % 2 == 0 ? Wording.ENGLISH : CHINESE;
            doOnScreen(() -> {
                Words.use(next);
                root().applyCss();
                root().layout();
            });
        }
    }

    private <T> T find(Class<T> type, Predicate<T> which) {
        return onScreen(() -> root().lookupAll("*").stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + type.getSimpleName())));
    }

    private int nodes() {
        return onScreen(() -> {
            root().applyCss();
            root().layout();
            return root().lookupAll("*").size();
        });
    }

    @Test
    void whileTimePassesAsFastAsItCanAndACommandWatches() {
        var line = find(
                TextField.class,
                field -> field.getStyleClass().contains("text-field")
                        && Objects.requireNonNullElse(field.getPromptText(), "").startsWith("kubectl get ds"));
        doOnScreen(() -> {
            line.setText("kubectl get pods -w");
            line.fireEvent(new ActionEvent());
        });
        workbench.player().pace(Pace.MAX);
        workbench.player().play();
        storm();
        workbench.player().pause();
        shown();

        assertThat(thrown).isEmpty();
        var output =
                find(StyleClassedTextArea.class, area -> area.getStyleClass().contains("console-output"));
        assertThat(LanguageStormTest.<String>onScreen(output::getText)).contains("kubectl get pods -w");
    }

    @Test
    void whileWhatIfIsAskedAndMenusAndDialogsAreOpen() {
        doOnScreen(() -> {
            workbench.desk().selection().daemonSet(Lab.AGENT);
            workbench.desk().selection().node("n1");
            workbench.staging().stage(List.of(ConsoleLine.of("kubectl taint nodes n1 a=b:NoExecute")));
            workbench.staging().acting().open("n1", Tool.TAINT, 200, 100);
            workbench.trouble().tell(Trouble.of(new IllegalStateException("a bug of ours"), "podfall-test", null));
        });
        var languages = find(MenuButton.class, menu -> "languages".equals(menu.getId()));
        doOnScreen(languages::show);
        storm();
        until(() -> whatIfKnown());

        assertThat(thrown).isEmpty();
        assertThat(onScreen(() -> SeenTexts.words(SeenTexts.inAllWindows())))
                .contains("WHAT-IF · 1 CHANGE STAGED")
                .noneMatch(text -> text.contains("假设推演") || text.contains("暂存"));
    }

    private boolean whatIfKnown() {
        return workbench.staging().whatIf().model().get().known();
    }

    @Test
    void nothingPilesUp() {
        doOnScreen(() -> workbench.desk().selection().node("n1"));
        storm();
        shown();
        int once = nodes();
        var texts = onScreen(() -> SeenTexts.inAllWindows());
        storm();
        shown();

        assertThat(nodes()).isEqualTo(once);
        assertThat(onScreen(() -> SeenTexts.inAllWindows())).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(thrown).isEmpty();
    }

    @Test
    void whileALargeTextIsLoaded() {
        var many = IntStream.rangeClosed(1, 400)
                .mapToObj(i -> Lab.node("m" + i, "") + "---\n")
                .collect(Collectors.joining());
        var loading = workbench
                .loading()
                .prepare(List.of(new Source("many.yaml", many)), session -> session.runFor(Duration.ofSeconds(20)));
        storm();

        assertThat(loading.orTimeout(120, TimeUnit.SECONDS).join()).isTrue();
        shown();
        assertThat(onScreen(
                        () -> workbench.desk().topology().model().model().get().nodes()))
                .hasSize(400);
        assertThat(thrown).isEmpty();
    }
}

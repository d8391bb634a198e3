package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.control.Glossary;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words that a learner may not know are explained where they stand. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GlossaryTest extends LiveWindow {
    private static final int TOOLTIP = 300;

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1400, 900);
    }

    @Test
    void everyTermHasASentenceAndAPageInEveryLanguage() {
        for (var language : Language.all()) {
            doOnScreen(() -> Words.use(Wording.of(language)));
            for (var term : Term.values()) {
                assertThat(term.sentence()).as(term.name()).isNotBlank().hasSizeLessThan(TOOLTIP);
                assertThat(URI.create(term.address()).getHost()).as(term.name()).isEqualTo("kubernetes.io");
            }
        }
    }

    private void showSummary() {
        doOnScreen(() -> root().lookupAll(".tab-pane")
                .forEach(each -> ((TabPane) each).getSelectionModel().select(1)));
    }

    private Labeled term(String text) {
        waitFor(() -> onScreen(() -> root().lookupAll(".term").stream()
                .anyMatch(
                        each -> each instanceof Labeled label && label.getText().startsWith(text))));
        return onScreen(() -> root().lookupAll(".term").stream()
                .map(Labeled.class::cast)
                .filter(each -> each.getText().startsWith(text))
                .findFirst()
                .orElseThrow());
    }

    private static List<Popup> cards() {
        return Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(Popup.class::cast)
                .filter(popup -> popup.getContent().getFirst().getStyleClass().contains("glossary"))
                .toList();
    }

    @Test
    void statusBarAndInspectorExplainTheirWordsAndLeadToThePage() {
        var opened = new ArrayList<String>();
        doOnScreen(() -> {
            Glossary.setOpener(opened::add);
            workbench.openSample(Samples.all().get(3));
        });
        var counters = term("desired");
        assertThat(onScreen(counters::getAccessibleHelp)).contains("Desired: ", "Available: ");
        doOnScreen(() -> workbench
                .desk()
                .selection()
                .daemonSet(workbench
                        .desk()
                        .shown()
                        .state()
                        .daemonSets()
                        .iterator()
                        .next()
                        .key()));
        showSummary();
        var surge = term("maxSurge");
        doOnScreen(() ->
                surge.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        assertThat(onScreen(GlossaryTest::cards)).hasSize(1);
        doOnScreen(() -> {
            var card = cards().getFirst().getContent().getFirst();
            assertThat(((Label) Objects.requireNonNull(card.lookup(".label"))).getText())
                    .startsWith("maxSurge: ");
            ((Hyperlink) Objects.requireNonNull(card.lookup(".hyperlink"))).fire();
        });
        assertThat(opened).containsExactly(Term.MAX_SURGE.address());
        assertThat(onScreen(GlossaryTest::cards)).isEmpty();
    }

    @Test
    void aTaintSaysWhatItsEffectDoes() {
        doOnScreen(() -> workbench.openSample(Samples.all().get(3)));
        waitFor(() -> workbench.desk().shown() != null
                && workbench.desk().shown().state().node("worker-3") != null);
        doOnScreen(() -> workbench.desk().selection().node("worker-3"));
        showSummary();
        var chip = term("⬣ ");
        assertThat(onScreen(() -> chip.getTooltip().getText())).contains("evicted");
        doOnScreen(() -> Words.use(Wording.of(Language.of("zh-CN").orElseThrow())));
        var again = term("⬣ ");
        assertThat(onScreen(() -> again.getTooltip().getText())).contains("驱逐");
    }
}

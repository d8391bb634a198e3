package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Position;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.Upstream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ManifestViewModelTest {
    private final ManifestViewModel editor = new ManifestViewModel(Runnable::run, Runnable::run);
    private final List<String> checked = new ArrayList<>();
    private final List<CompletableFuture<List<Finding>>> answers = new ArrayList<>();

    private static Source source(String name, String text) {
        return new Source(name, text);
    }

    private static List<Finding> error(String message) {
        return List.of(Finding.error("a.yaml", Position.START, "", Upstream.says(message), Phrase.NONE));
    }

    private EditorDocument current() {
        return Objects.requireNonNull(editor.current());
    }

    private List<String> names() {
        return editor.documents().stream().map(EditorDocument::name).toList();
    }

    private void checkLater() {
        editor.setOnCheck(sources -> {
            checked.add(sources.getFirst().text());
            answers.add(new CompletableFuture<>());
            return answers.getLast();
        });
    }

    @Test
    void whileATextIsCheckedOnlyTheNewestWaits() {
        checkLater();
        editor.show(List.of(source("a.yaml", "1")));
        editor.typed(current(), "2");
        editor.typed(current(), "3");
        assertThat(checked).containsExactly("1");
        answers.getFirst().complete(error("old"));
        assertThat(current().rows()).isEmpty();
        assertThat(checked).containsExactly("1", "3");
        answers.getLast().complete(error("new"));
        assertThat(current().rows().getFirst().finding().message()).hasToString("new");
    }

    @Test
    void aCheckThatFailsIsNoEnd() {
        checkLater();
        editor.show(List.of(source("a.yaml", "1")));
        answers.getFirst().completeExceptionally(new IllegalStateException("gone"));
        editor.typed(current(), "2");
        assertThat(checked).containsExactly("1", "2");
    }

    @Test
    void anotherSampleTakesThePlaceOfWhatNobodyChanged() {
        editor.show(List.of(source("a.yaml", "1"), source("b.yaml", "2")));
        editor.typed(current(), "changed");
        editor.show(List.of(source("c.yaml", "3")));
        assertThat(names()).containsExactly("a.yaml", "c.yaml");
        assertThat(current().name()).isEqualTo("c.yaml");
        assertThat(editor.documents().getFirst().isDirty()).isTrue();
    }

    @Test
    void aFileIsOpenOnce() {
        var path = Path.of("/x/a.yaml");
        editor.open(source("a.yaml", "1"), path, null);
        editor.open(source("a.yaml", "2"), path, null);
        editor.open(source("a.yaml", "other"), Path.of("/y/a.yaml"), null);
        assertThat(names()).containsExactly("a.yaml", "a.yaml");
        assertThat(editor.documents().getFirst().text()).isEqualTo("2");
    }

    @Test
    void applyingSettlesATextThatHasNoFile() {
        editor.setOnApply(sources -> CompletableFuture.completedFuture(List.of()));
        editor.openNew(editor.untitled());
        editor.typed(current(), "text");
        assertThat(current().isDirty()).isTrue();
        editor.apply();
        assertThat(current().isDirty()).isFalse();
    }

    @Test
    void whatIsRefusedStaysDirty() {
        editor.setOnApply(sources -> CompletableFuture.completedFuture(error("no")));
        editor.openNew(editor.untitled());
        editor.typed(current(), "text");
        editor.apply();
        assertThat(current().isDirty()).isTrue();
    }

    @Test
    void aNewSessionGetsAllTexts() {
        var asked = new ArrayList<Source>();
        editor.setOnRunAnew(sources -> {
            asked.addAll(sources);
            return CompletableFuture.completedFuture(List.of());
        });
        editor.show(List.of(source("a.yaml", "1"), source("b.yaml", "2")));
        editor.runAnew();
        assertThat(asked).containsExactly(source("a.yaml", "1"), source("b.yaml", "2"));
    }

    @Test
    void editWaitsForItsText() {
        var edit = editor.edit("node/n1", "spec: {}");
        editor.typed(current(), "spec: {unschedulable: true}");
        assertThat(edit).isNotDone();
        assertThat(editor.sources()).isEmpty();
        editor.apply();
        assertThat(edit).isCompletedWithValue("spec: {unschedulable: true}");
        assertThat(editor.documents()).isEmpty();
    }

    @Test
    void aClosedEditChangesNothing() {
        var edit = editor.edit("node/n1", "spec: {}");
        editor.typed(current(), "x");
        editor.close(current());
        assertThat(edit).isCompletedWithValue("spec: {}");
    }

    @Test
    void aClosedTabCanComeBack() {
        editor.show(List.of(source("a.yaml", "1"), source("b.yaml", "2")));
        editor.typed(current(), "changed");
        editor.close(current());
        assertThat(current().name()).isEqualTo("b.yaml");
        editor.reopen();
        assertThat(current().text()).isEqualTo("changed");
    }

    @Test
    void tabsGoRoundAndRound() {
        editor.show(List.of(source("a.yaml", "1"), source("b.yaml", "2")));
        editor.selectNext(-1);
        assertThat(current().name()).isEqualTo("b.yaml");
        editor.selectNext(1);
        assertThat(current().name()).isEqualTo("a.yaml");
    }

    @Test
    void textsOfASessionComeBackAsTheyWereLeft() {
        var untitled = new SessionFile.Tab("untitled-1.yaml", "", "mine");
        var saved = new SessionFile.Tab("b.yaml", "/tmp/b.yaml", "2");
        editor.showAgain(List.of(untitled, saved), Set.of(untitled));
        assertThat(editor.documents()).map(EditorDocument::isDirty).containsExactly(true, false);
        assertThat(editor.documents().getLast().path()).isEqualTo(Path.of("/tmp/b.yaml"));
        assertThat(editor.texts()).map(ManifestViewModel.Text::tab).containsExactly(untitled, saved);
        editor.openNew(editor.untitled());
        assertThat(current().name()).as("the next that is free").isEqualTo("untitled-2.yaml");
        assertThat(ManifestViewModel.isUntitled("untitled-12.yaml")).isTrue();
        assertThat(ManifestViewModel.isUntitled("01-first.yaml")).isFalse();
    }
}

package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Player;
import dev.podfall.ui.whatif.WhatIfView;
import dev.podfall.ui.whatif.WhatIfViewModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/** What is only being considered: the what-if box, its ghosts on the tiles, and who hands lines to it. */
final class Staging {
    private final WhatIfViewModel whatIf;

    /** @param run does lines in the console */
    Staging(Desk desk, Player player, Inspector inspector, Consumer<List<ConsoleLine>> run) {
        this.whatIf = new WhatIfViewModel(
                () -> player.ask(Session::scenario),
                Latest.worker("what-if"),
                Platform::runLater,
                Staging::later,
                desk.hues());
        inspector.setBelow(WhatIfView.load(whatIf).root());
        inspector.setOnPreview(
                way -> stage(way.lines().stream().map(ConsoleLine::of).toList()));
        whatIf.setOnResult(desk::preview);
        whatIf.setOnApply(run);
        desk.onMoment(whatIf::show);
        desk.selection().listen(choice -> whatIf.select(choice.daemonSet()));
    }

    private static void later(long millis, Runnable task) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> Platform.runLater(task));
    }

    void stage(List<ConsoleLine> lines) {
        whatIf.stage(lines);
    }

    WhatIfViewModel whatIf() {
        return whatIf;
    }
}

package dev.podfall.ui.app;

import dev.podfall.ui.lesson.ExamViewModel;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Lets an exam look at the clock each second, as long as it goes on. Screen's thread only. */
final class Clockwork {
    private Clockwork() {}

    static void follow(ExamViewModel exam) {
        var ticks = new Timeline(new KeyFrame(Duration.seconds(1), event -> exam.look()));
        ticks.setCycleCount(Animation.INDEFINITE);
        exam.running().subscribe(on -> {
            if (on) {
                ticks.play();
            } else {
                ticks.stop();
            }
        });
    }
}

package dev.podfall.lesson;

import java.time.Duration;
import java.util.List;

/**
 * Lessons that somebody does alone, one after the other, in a limited time.
 *
 * @param id what it is called in files
 * @param title for people
 * @param limit of the wall's time, for all of them together
 */
public record Exam(String id, Text title, Duration limit, List<Lesson> lessons) {
    public Exam {
        lessons = List.copyOf(lessons);
    }

    /** Of lessons that one chooses: it takes as long as they say that they take. */
    public static Exam of(String id, Text title, List<Lesson> lessons) {
        int minutes = lessons.stream().mapToInt(each -> each.about().minutes()).sum();
        return new Exam(id, title, Duration.ofMinutes(minutes), lessons);
    }
}

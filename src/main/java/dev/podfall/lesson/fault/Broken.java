package dev.podfall.lesson.fault;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Lesson;
import java.util.List;

/**
 * A cluster in which something was broken, and the exercise to mend it.
 *
 * @param lesson which says nothing about what it was, but in its hints and its end
 * @param session at rest, in which it is broken
 * @param fault its id
 * @param requests how many had been made before it was broken: with these three it can be broken again
 * @param also other ways to mend it
 */
public record Broken(Lesson lesson, Session session, String fault, long seed, int requests, List<List<String>> also) {
    public Broken {
        also = List.copyOf(also);
    }
}

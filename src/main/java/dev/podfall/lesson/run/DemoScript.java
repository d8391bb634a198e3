package dev.podfall.lesson.run;

import dev.podfall.kubectl.Console;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Lesson.DemoLine;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.predict.Question;
import dev.podfall.lesson.run.DemoBeat.Kind;
import dev.podfall.lesson.run.DemoBeat.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lesson's script as what happens press by press. A question is asked first; what it asks about is seen in the lines that
 * follow, if they do it, and its answer is shown with the last of them.
 */
final class DemoScript {
    /** What comes later than that is waited for by a line of its own. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final int NOT_IN_THE_SCRIPT = -1;

    private final Lesson lesson;
    private final List<DemoLine> lines;
    private final List<DemoBeat> beats = new ArrayList<>();

    /** What was run so far, but for waits. */
    private final List<String> done = new ArrayList<>();

    /** The questions that are answered by a line. */
    private final Map<Integer, Prediction> answered = new TreeMap<>();

    private DemoScript(Lesson lesson) {
        this.lesson = lesson;
        this.lines = lesson.demo();
    }

    static List<DemoBeat> of(Lesson lesson) {
        var script = new DemoScript(lesson);
        script.write();
        return List.copyOf(script.beats);
    }

    private void write() {
        beats.add(still(Kind.OPENING, -1, "", lesson.brief(), null, false));
        @Nullable Prediction open = null;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var asked = asked(line);
            if (asked != null) {
                beats.add(still(Kind.ASK, i, line.look(), line.say(), asked, false));
                int at = answeredBy(i, asked);
                if (at == NOT_IN_THE_SCRIPT) {
                    beats.add(aside(i, asked));
                } else {
                    answered.put(at, asked);
                    open = asked;
                }
            }
            var answers = answered.get(i);
            if (asked == null || answers != null || !line.run().isEmpty()) {
                // What is said with a question was said with it.
                beats.add(show(i, line, asked == null ? line.say() : Text.NONE, open, answers != null));
            }
            if (answers != null) {
                open = null;
            }
            if (!line.run().isEmpty() && !passes(line.run())) {
                done.add(line.run());
            }
        }
        beats.add(still(Kind.CLOSING, lines.size(), "", lesson.recap(), null, false));
    }

    private @Nullable Prediction asked(DemoLine line) {
        return lesson.predictions().stream()
                .filter(each -> each.id().equals(line.stop()))
                .findFirst()
                .orElse(null);
    }

    private static DemoBeat still(
            Kind kind, int line, String look, Text say, @Nullable Prediction asked, boolean answers) {
        return new DemoBeat(kind, line, List.of(), look, say, Time.REST, null, false, asked, answers);
    }

    private static DemoBeat aside(int line, Prediction asked) {
        var after = asked.after();
        return new DemoBeat(
                Kind.ASIDE,
                line,
                asked.lines(),
                "",
                Text.NONE,
                after == null ? Time.REST : Time.AFTER,
                after,
                false,
                asked,
                true);
    }

    private DemoBeat show(int at, DemoLine line, Text say, @Nullable Prediction asked, boolean answers) {
        if (line.run().isEmpty()) {
            return still(Kind.SHOW, at, line.look(), say, asked, answers);
        }
        var after = asked != null && answers && !passes(line.run()) ? asked.after() : null;
        boolean next = at + 1 < lines.size() && passes(lines.get(at + 1).run());
        var time = passes(line.run()) || next && after == null ? Time.LINE : after == null ? Time.REST : Time.AFTER;
        return new DemoBeat(
                Kind.SHOW,
                at,
                List.of(line.run()),
                line.look(),
                say,
                time,
                after,
                line.stepwise() && after == null,
                asked,
                answers);
    }

    /** Whether it is the line that lets time pass: before it there is no need to. */
    private static boolean passes(String line) {
        return Console.letsTimePass(line)
                || line.startsWith("kubectl rollout status")
                || line.startsWith("kubectl wait");
    }

    /** The line with which a question is answered that is asked at one; {@link #NOT_IN_THE_SCRIPT} if the script does not do it. */
    private int answeredBy(int at, Prediction asked) {
        if (asked.question() instanceof Question.WhatIf) {
            return at;
        }
        boolean runs = !lines.get(at).run().isEmpty();
        var left = left(asked);
        if (left.isEmpty()) {
            return runs || !isPlain(at + 1) || lines.get(at + 1).run().isEmpty() ? at : at + 1;
        }
        int last = doing(at, left);
        if (last == NOT_IN_THE_SCRIPT) {
            return runs ? at : NOT_IN_THE_SCRIPT;
        }
        var after = asked.after();
        if (after != null && after.compareTo(SOON) >= 0) {
            while (isPlain(last + 1) && passes(lines.get(last + 1).run())) {
                last++;
            }
        }
        return last;
    }

    /** What a question runs and was not run just before. */
    private List<String> left(Prediction asked) {
        var all = asked.lines().stream().filter(line -> !passes(line)).toList();
        for (int same = Math.min(all.size(), done.size()); same > 0; same--) {
            if (all.subList(0, same).equals(done.subList(done.size() - same, done.size()))) {
                return all.subList(same, all.size());
            }
        }
        return all;
    }

    /** The last of the lines that do all of this, from one on and before the next question. */
    private int doing(int at, List<String> all) {
        int found = 0;
        for (int i = at; i < lines.size() && (i == at || isPlain(i)); i++) {
            var run = lines.get(i).run();
            if (!run.isEmpty()) {
                if (!run.equals(all.get(found))) {
                    return NOT_IN_THE_SCRIPT;
                }
                if (++found == all.size()) {
                    return i;
                }
            }
        }
        return NOT_IN_THE_SCRIPT;
    }

    /** Whether there is such a line, and it asks nothing. */
    private boolean isPlain(int at) {
        return at < lines.size() && lines.get(at).stop().isEmpty();
    }
}

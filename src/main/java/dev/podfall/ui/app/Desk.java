package dev.podfall.ui.app;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.WhatIf;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.FramePublisher;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.TopologyMapper;
import dev.podfall.ui.topology.TopologyModel;
import dev.podfall.ui.topology.TopologyView;
import dev.podfall.ui.topology.TopologyViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The window with everything in it: it brings moments to the panels and what is done in them to the session. All but
 * {@link #show(Moment)} belongs to the screen's thread.
 */
public final class Desk {
    private final WindowView view;
    private final TopologyView topology = TopologyView.load();
    private final Selection selection = new Selection();
    private final Hues hues = new Hues();
    private final TopologyMapper mapper = new TopologyMapper(hues);
    private final Statuses statuses = new Statuses(hues);
    private final List<Consumer<Moment>> panels = new ArrayList<>();
    private final FramePublisher<Long> questions;
    private final FramePublisher<Picked> answers;
    private @Nullable Moment shown;
    private volatile @Nullable Moment newest;
    private final AtomicLong asked = new AtomicLong();
    private final List<Awaiting> awaiting = new ArrayList<>();
    private volatile Selection.Choice choice = Selection.Choice.NOTHING;
    private volatile @Nullable Ghosts preview;
    private volatile @Nullable Beside beside;
    private Consumer<ObjectKey> onRevision = key -> {};
    private Consumer<TopologyViewModel.Hit> onHit = hit -> {};
    private Predicate<String> answering = node -> false;
    private Consumer<Beside.Seen> onSeen = seen -> {};

    /**
     * What is to be seen, as it is when the worker begins with it: whoever asks again knows no older moment than the
     * newest.
     *
     * @param number a later question has a larger one
     */
    private record Question(
            long number,
            Moment moment,
            Selection.Choice choice,
            @Nullable Ghosts preview,
            @Nullable Beside beside) {}

    /** Something to be done once this question or a later one is answered on the screen. */
    private record Awaiting(long question, Runnable task) {}

    /** A moment and what the worker made of it. */
    private record Picked(Question question, TopologyModel cluster, StatusModel status, Beside.@Nullable Seen seen) {}

    /**
     * @param worker makes pictures out of moments, off the screen's thread, one task at a time
     * @param screen runs a task later on the screen's thread
     */
    public Desk(WindowView view, Executor worker, Executor screen) {
        this.view = view;
        this.answers = new FramePublisher<>(screen, this::present);
        this.questions = new FramePublisher<>(worker, any -> {
            // The number before the moment: what was brought before a question was asked is in its answer.
            long number = asked.get();
            var moment = newest;
            if (moment != null) {
                answers.publish(answer(new Question(number, moment, choice, preview, beside)));
            }
        });
        view.setCentre(topology.root());
        topology.model().setOnLane(this::chooseLane);
        topology.model().setOnHit(this::hit);
        topology.model().setOnPending(this::choosePending);
        selection.listen(this::chosen);
        var finder = new Finder(selection, topology.map()::reveal, key -> onRevision.accept(key), topology.model());
        view.bar().setFinder(text -> {
            var moment = shown;
            return moment == null ? List.of() : finder.find(moment.state(), text);
        });
        Words.follow(view.root(), this::again);
        view.model().presenting().subscribe((was, on) -> topology.present(on));
        view.model().calm().subscribe(topology::setReducedMotion);
        view.model().frozen().subscribe(topology::setFrozen);
        view.model().pace().subscribe(pace -> {
            topology.setWaves(pace == Pace.MAX);
            topology.setMotion(pace.motion());
            topology.setOneByOne(pace.isDirected());
        });
    }

    /** Lets the bar move this session's time. */
    public void connect(Player player) {
        view.model().connect(new SessionTransport(player));
    }

    /** Brings a moment to the screen; may be called on any thread, latest wins. */
    public void show(Moment moment) {
        newest = moment;
        ask();
    }

    private long ask() {
        long number = asked.incrementAndGet();
        questions.publish(number);
        return number;
    }

    /** Does it once the newest moment that has been brought here, or a later one, is on the screen. */
    void onceShown(Runnable task) {
        awaiting.add(new Awaiting(ask(), task));
    }

    private Picked answer(Question question) {
        var moment = question.moment();
        var other = question.beside();
        var contrast = other == null ? null : other.contrast(moment);
        // What is considered comes first: it is asked for on top of what is compared.
        var considered = question.preview();
        var ghosts = considered != null || contrast == null ? considered : contrast.onHere();
        var cluster = mapper.map(moment, question.choice(), ghosts);
        var seen = other == null || contrast == null
                ? null
                : other.seen(contrast, question.choice(), considered == null, mapper);
        return new Picked(question, cluster, statuses.of(moment, question.choice()), seen);
    }

    private void present(Picked picked) {
        var moment = picked.question().moment();
        var before = shown;
        shown = moment;
        if (before != null && before.session() != moment.session()) {
            forget(moment.state());
        }
        view.model().timeIs(moment.elapsed(), !moment.present(), moment.playing());
        view.model().waitingIs(moment.waiting(), moment.at());
        view.model()
                .actsAre(moment.undo(), moment.redo(), moment.frame().position().commands());
        view.model().status().set(picked.status());
        topology.model().show(picked.cluster());
        panels.forEach(panel -> panel.accept(moment));
        var seen = picked.seen();
        if (seen != null && picked.question().beside() == beside) {
            onSeen.accept(seen);
        }
        var due = awaiting.stream()
                .filter(each -> each.question() <= picked.question().number())
                .toList();
        awaiting.removeAll(due);
        due.forEach(each -> each.task().run());
    }

    /** What was chosen in another session is chosen no more, but for what is there again. */
    private void forget(ClusterState state) {
        var old = selection.choice();
        var node = old.node() != null && state.node(old.node()) != null ? old.node() : null;
        var daemonSet = old.daemonSet() != null && state.daemonSet(old.daemonSet()) != null ? old.daemonSet() : null;
        var pod = old.pod() != null && state.pod(old.pod()) != null ? old.pod() : null;
        var revision = old.revision() != null && state.get(Kind.CONTROLLER_REVISION, old.revision()) != null
                ? old.revision()
                : null;
        var kept = new Selection.Choice(node, daemonSet, pod, revision, old.focus());
        selection.choose(kept.focusKey() == null ? new Selection.Choice(node, daemonSet, pod, null) : kept);
    }

    private void chosen(Selection.Choice next) {
        choice = next;
        topology.model().selectedNode().set(next.node());
        topology.model()
                .selectedPod()
                .set(next.pod() == null ? null : next.pod().toString());
        again();
    }

    /** Shows on the tiles what a staged change would do; null takes the ghosts away. */
    public void preview(WhatIf.@Nullable Result result) {
        preview = Ghosts.of(result);
        again();
    }

    /** Holds a branch against the session that is shown, from now on; null ends it. */
    void compare(@Nullable Beside next) {
        beside = next;
        again();
    }

    /** Called with a ControllerRevision that was found. */
    void setOnRevision(Consumer<ObjectKey> action) {
        onRevision = action;
    }

    /** Called with what is seen of the branch, right after the panels were given the same moment. */
    void setOnSeen(Consumer<Beside.Seen> action) {
        onSeen = action;
    }

    private void again() {
        if (newest != null) {
            ask();
        }
    }

    /** Asked first with each node that is clicked: what is an answer to a question chooses nothing. */
    void setAnswering(Predicate<String> answers) {
        answering = answers;
    }

    private void hit(TopologyViewModel.Hit hit) {
        if (!hit.menu() && answering.test(hit.node())) {
            return;
        }
        choose(hit);
        onHit.accept(hit);
    }

    /** Chooses a pod of the session that is shown, or its node. */
    void choose(TopologyViewModel.Hit hit) {
        var pod = hit.pod() == null ? null : podOf(hit.node(), hit.pod());
        if (pod == null) {
            selection.node(hit.node());
        } else {
            selection.pod(pod.key(), hit.node(), pod.meta().controllerKey(Kind.DAEMON_SET));
        }
    }

    void chooseLane(String lane) {
        selection.daemonSet(ObjectKey.parse(lane));
    }

    private void choosePending(String uid) {
        var moment = shown;
        if (moment != null) {
            moment.state().podsOnNode("").stream()
                    .filter(pod -> pod.uid().equals(uid))
                    .findFirst()
                    .ifPresent(pod -> Inspector.choose(selection, moment, Kind.POD, pod.key()));
        }
    }

    private @Nullable Pod podOf(String node, String uid) {
        var moment = shown;
        if (moment != null) {
            for (var pod : moment.state().podsOnNode(node)) {
                if (pod.uid().equals(uid)) {
                    return pod;
                }
            }
        }
        return null;
    }

    /** Calls the panel with every moment that is shown, from now on. */
    public void onMoment(Consumer<Moment> panel) {
        panels.add(panel);
        var moment = shown;
        if (moment != null) {
            panel.accept(moment);
        }
    }

    /** Called after a tile, a pod or a taint was clicked, or a menu was asked for; it is selected already. */
    public void setOnHit(Consumer<TopologyViewModel.Hit> action) {
        onHit = action;
    }

    public WindowView view() {
        return view;
    }

    public TopologyView topology() {
        return topology;
    }

    public Selection selection() {
        return selection;
    }

    public Hues hues() {
        return hues;
    }

    /** The moment on the screen, or null before the first. */
    public @Nullable Moment shown() {
        return shown;
    }
}

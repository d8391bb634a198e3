package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.EventRecorder;
import dev.podfall.client.LegacyEventRecorder;
import dev.podfall.fork.ForkShards;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet of one node, while the Node object is there.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go, kubelet_node_status.go, status/status_manager.go.
 * <br>Differs: no heartbeats are written: the lease is computed, the status is written only when it changes.
 */
final class NodeAgent implements ForkShards.Heir<NodeAgent, Surroundings> {
    private static final Duration STAND_IN_REGISTRATION = Duration.ofMillis(20);
    private static final Duration REGISTRATION = Duration.ofMillis(300);
    private static final Phrase REGISTER = Phrase.of("timer.kubelet.register");
    private static final Phrase POST_STATUS = Phrase.of("timer.kubelet.status");
    private static final Phrase FIND_NETWORK = Phrase.of("timer.kubelet.network");

    private final Surroundings surroundings;
    private final ControllerContext context;
    private final Machine machine;
    private final EventRecorder events;
    private final String actor;
    private final TreeMap<ObjectKey, PodLife> pods;
    private final TreeSet<String> images;
    private int podsSeen;
    private boolean running;
    private boolean registered;
    private @Nullable Timer timer;
    private final Network network;

    /** @param plugin the DaemonSet whose pod has to run before others have a network; null if they have one */
    NodeAgent(Surroundings surroundings, Machine machine, @Nullable ObjectKey plugin) {
        this.surroundings = surroundings;
        this.context = surroundings.context();
        this.machine = machine;
        this.events = new LegacyEventRecorder(context.api(), context.clock(), context.component(), machine.node());
        this.actor = context.component() + "/" + machine.node();
        this.pods = new TreeMap<>();
        this.images = new TreeSet<>();
        this.network = new Network(plugin);
    }

    private NodeAgent(NodeAgent from, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.context = surroundings.context();
        this.machine = from.machine;
        this.events = from.events.fork(context.api(), context.clock());
        this.actor = from.actor;
        this.pods = new TreeMap<>(from.pods);
        this.images = new TreeSet<>(from.images);
        this.podsSeen = from.podsSeen;
        this.running = from.running;
        this.registered = from.registered;
        this.timer = from.timer;
        this.network = from.network.fork();
        pods.replaceAll((key, life) -> life.fork(this));
    }

    @Override
    public NodeAgent fork(Surroundings forked) {
        return new NodeAgent(this, forked);
    }

    // What Kubelets tells it.

    void turn(Turn turn) {
        if (!machine.equals(turn.machine())) {
            return;
        }
        switch (turn) {
            case Turn.OfNode ofNode -> turn(ofNode.step());
            case Turn.OfLife ofLife -> {
                var life = pods.get(ofLife.whose().pod());
                if (life != null && life.whose().equals(ofLife.whose())) {
                    life.turn(ofLife);
                }
            }
        }
    }

    private void turn(Turn.NodeStep step) {
        switch (step) {
            case REGISTER -> register();
            case POST_STATUS -> {
                if (running && registered) {
                    postStatus(false);
                }
            }
            case FIND_NETWORK -> findNetwork();
        }
    }

    void start() {
        if (running) {
            return;
        }
        running = true;
        surroundings.leases().renew(machine.node());
        var delay = profile() == KubeletProfile.STAND_IN ? STAND_IN_REGISTRATION : jittered(REGISTRATION, "register");
        timer = after(delay, registered ? POST_STATUS : REGISTER, new Turn.OfNode(machine, Turn.NodeStep.REGISTER));
    }

    void stop() {
        running = false;
        surroundings.leases().silence(machine.node());
        cancel();
        pods.values().forEach(PodLife::halt);
    }

    /** The Node object is gone, and the machine with it. */
    void removed() {
        running = false;
        cancel();
        pods.values().forEach(PodLife::halt);
        pods.clear();
        surroundings.leases().remove(machine.node());
    }

    void conditionTold(String type) {
        if (running && registered) {
            after(
                    Duration.ofMillis(10),
                    Phrase.of("timer.kubelet.condition", type),
                    new Turn.OfNode(machine, Turn.NodeStep.POST_STATUS));
        }
    }

    /** Whether a kubelet does something when its Node changes so. */
    static boolean isNoticed(Node before, Node after) {
        return before.spec().unschedulable() != after.spec().unschedulable()
                || !Objects.equals(NodeNetwork.plugin(before), NodeNetwork.plugin(after));
    }

    void changed(Node before, Node after) {
        boolean cordoned = after.spec().unschedulable();
        if (running && registered && before.spec().unschedulable() != cordoned) {
            reportNode(cordoned ? "NodeNotSchedulable" : "NodeSchedulable");
        }
        var plugin = NodeNetwork.plugin(after);
        if (profile() == KubeletProfile.REALISTIC && !Objects.equals(NodeNetwork.plugin(before), plugin)) {
            switch (network.named(plugin, this::runsPodOf)) {
                case COMES -> lookForNetwork();
                case GOES -> at(network.nextReport(now()), POST_STATUS, Turn.NodeStep.POST_STATUS);
                case NONE -> {}
            }
        }
    }

    private boolean runsPodOf(ObjectKey daemonSet) {
        return pods.values().stream()
                .anyMatch(life ->
                        life.runs() && daemonSet.equals(life.pod().meta().controllerKey(Kind.DAEMON_SET)));
    }

    void podChanged(Pod pod) {
        var life = pods.get(pod.key());
        if (life != null) {
            if (running) {
                life.changed(pod);
            }
        } else if (running && registered && (!pod.isTerminal() || pod.isTerminating())) {
            // One that has ended and is being deleted still waits for its kubelet to clean up.
            pods.put(pod.key(), live(pod));
        }
    }

    void podGone(ObjectKey key) {
        var life = pods.remove(key);
        if (life != null) {
            life.gone();
        }
    }

    private KubeletProfile profile() {
        return surroundings.profile();
    }

    private PodLife live(Pod pod) {
        return switch (profile()) {
            case STAND_IN -> new StandInPod(this, pod);
            case REALISTIC -> new RealisticPod(this, pod);
        };
    }

    private void register() {
        timer = null;
        network.up(now());
        boolean first = !registered;
        registered = true;
        if (first && profile() == KubeletProfile.REALISTIC) {
            context.api()
                    .patch(
                            Kind.NODE,
                            ObjectKey.cluster(machine.node()),
                            (Node node) -> node.withMeta(node.meta().withLabels(Machine.labelled(node))));
            reportNode("Starting", "Starting kubelet.");
        }
        postStatus(first);
        for (var pod : List.copyOf(context.view().podsOnNode(machine.node()))) {
            var life = pods.get(pod.key());
            if (life == null) {
                podChanged(pod);
            } else {
                life.changed(pod);
                life.resume();
            }
        }
    }

    private void lookForNetwork() {
        at(network.nextLook(now()), FIND_NETWORK, Turn.NodeStep.FIND_NETWORK);
    }

    /** Pods that wait are tried again soon, the node is Ready when its status is reported next. */
    private void findNetwork() {
        if (!network.find() || !running || !registered) {
            return;
        }
        for (var life : pods.values()) {
            life.networkFound();
        }
        var report = network.nextReport(now());
        if (report.isAfter(now())) {
            at(report, POST_STATUS, Turn.NodeStep.POST_STATUS);
        } else {
            postStatus(false);
        }
    }

    private void at(Instant time, Phrase what, Turn.NodeStep step) {
        surroundings.turns().at(time, actor, what, new Turn.OfNode(machine, step));
    }

    /** A kubelet that comes up reports all its conditions, later on those that change. */
    private void postStatus(boolean first) {
        var changed = new ArrayList<Condition>();
        var told = surroundings.conditionsOf(machine.node());
        // Whatever it is told: without a network no kubelet says that its node is ready.
        boolean lacks = network.awaited() != null;
        context.api().patchStatus(Kind.NODE, ObjectKey.cluster(machine.node()), (Node node) -> {
            var conditions = lacks
                    ? told.with(Condition.READY, Condition.FALSE)
                    : NodeNetwork.plugin(node) == null ? told : told.withNetwork();
            var posted = conditions.over(node.status().conditions(), now());
            changed.addAll(first ? posted.news() : posted.changed());
            return node.withStatus(machine.described(node.status()).withConditions(posted.all()));
        });
        if (!lacks && told.status(Condition.READY).equals(Condition.TRUE)) {
            network.ready();
            var bringer = network.takeBringer();
            if (bringer != null) {
                explain(new KubeletDecision.NetworkFound(bringer, machine.node()));
            }
        }
        for (var condition : changed) {
            var reason = NodeConditions.event(condition);
            if (!reason.isEmpty()) {
                reportNode(reason);
            }
        }
    }

    private void cancel() {
        cancel(timer);
        timer = null;
    }

    // What its pods ask of it.

    Instant now() {
        return context.now();
    }

    Machine machine() {
        return machine;
    }

    void cancel(@Nullable Timer pending) {
        if (pending != null) {
            context.timers().cancel(pending);
        }
    }

    Timer after(Duration delay, Phrase what, Turn turn) {
        return after(delay, what, Clock.TURN, turn);
    }

    Timer after(Duration delay, Phrase what, Clock clock, Turn turn) {
        return surroundings.turns().after(delay, actor, what, clock, turn);
    }

    /** When the time that a pod's containers have to stop is over. */
    Timer endOfGrace(Instant time, Phrase what, Turn turn) {
        return surroundings.turns().at(time, actor, what, Clock.GRACE_PERIOD, turn);
    }

    /** For what goes on for ever, such as restarts: rest does not wait for it. */
    Timer background(Duration delay, Phrase what, Turn turn) {
        return surroundings.turns().background(now().plus(delay), actor, what, Clock.CONTAINER_BACK_OFF, turn);
    }

    /** Chance that depends on nothing but the seed, the node and {@code what}. */
    RandomSource chance(String what) {
        return context.random().split(machine.node() + "/" + what);
    }

    /** Chance that is the same on all nodes. */
    RandomSource sharedChance(String what) {
        return context.random().split(what);
    }

    /** The delay, or up to twice as much. */
    Duration jittered(Duration delay, String what) {
        return delay.plusMillis((long) (delay.toMillis() * chance(what).nextDouble()));
    }

    String nodeName() {
        return machine.node();
    }

    String address() {
        var node = context.view().node(machine.node());
        var said = node == null ? null : node.status().address("InternalIP");
        return said == null ? machine.address() : said;
    }

    /** The pod's address: its own once it has one, the node's on the host network. */
    String podAddress(Pod pod) {
        if (pod.spec().hostNetwork()) {
            return address();
        }
        return pod.status().podIp().isEmpty()
                ? machine.podAddress(podsSeen++)
                : pod.status().podIp();
    }

    /** Whether the image is on the node already. */
    boolean hasImage(String image) {
        if (images.contains(image)) {
            return true;
        }
        var node = context.view().node(machine.node());
        return node != null
                && node.status().images().stream().anyMatch(i -> i.names().contains(image));
    }

    void imagePulled(String image) {
        images.add(image);
    }

    /** @return why the pod is not admitted; null if it is */
    @Nullable
    Rejection admit(Pod pod) {
        var node = context.view().node(machine.node());
        if (node == null) {
            return null;
        }
        var others = new ArrayList<Pod>();
        for (var life : pods.values()) {
            if (life.takesRoom() && !life.pod().uid().equals(pod.uid())) {
                others.add(life.pod());
            }
        }
        var pressed = profile() == KubeletProfile.REALISTIC ? Admission.underPressure(pod, node) : null;
        var rejection = pressed != null ? pressed : Admission.check(pod, node, others);
        if (rejection != null) {
            explain(new KubeletDecision.PodRejected(pod.key(), machine.node(), rejection));
        }
        return rejection;
    }

    /** The DaemonSet that has to run here before this pod can have a network; null if it can have one, or needs none. */
    @Nullable
    ObjectKey networkAwaited(Pod pod) {
        return pod.spec().hostNetwork() ? null : network.awaited();
    }

    /** Whether the pod waits for a network, or was found to wait for one. */
    boolean awaitsNetwork(Pod pod) {
        return networkAwaited(pod) != null && pod.status().podIp().isEmpty();
    }

    /** One of the pod's containers runs: if it is of the network plugin, the node has a network. */
    void containerStarted(Pod pod) {
        if (network.started(pod.meta().controllerKey(Kind.DAEMON_SET), pod.key())) {
            lookForNetwork();
        }
    }

    /** Whether the pod came from another cluster, as it was there. */
    boolean isCopy(Pod pod) {
        return surroundings.copied().has(pod);
    }

    /** What ails the container as in a copied cluster; null if nothing is known. */
    @Nullable
    Ailment ailment(Pod pod, Container container) {
        // What waits for a network is not ill.
        return awaitsNetwork(pod) ? null : surroundings.copied().ailment(pod, container, machine.node());
    }

    void explain(KubeletDecision decision) {
        context.explanations().accept(decision);
    }

    /** Writes the status of this very pod; nothing if another has taken its place. */
    void write(Pod pod, UnaryOperator<Pod> change) {
        context.api()
                .patchStatus(
                        Kind.POD, pod.key(), (Pod live) -> live.uid().equals(pod.uid()) ? change.apply(live) : live);
    }

    /** The pod has ended: its object goes. */
    void delete(Pod pod) {
        try {
            context.api().delete(Kind.POD, pod.key(), DeleteOptions.grace(0).onlyUid(pod.uid()));
        } catch (ApiException refused) {
            if (!refused.is(Status.NOT_FOUND) && !refused.is(Status.CONFLICT)) {
                throw refused;
            }
        }
    }

    void report(ObjectReference about, String type, String reason, String message) {
        events.event(about, type, reason, message);
    }

    private void reportNode(String reason) {
        reportNode(reason, "Node " + machine.node() + " status is now: " + reason);
    }

    /** Kubelets name their node as its own UID. */
    private void reportNode(String reason, String message) {
        if (profile() == KubeletProfile.REALISTIC) {
            var about = new ObjectReference("", "Node", "", machine.node(), machine.node(), "", "");
            events.event(about, Event.NORMAL, reason, message);
        }
    }
}

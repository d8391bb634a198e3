package dev.podfall.client;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.sim.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of controllers and kubelets: repeats raise a count, the tenth similar message within ten minutes becomes
 * {@code (combined from similar events): ...}, and a source that reports too much of one object is silenced.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/tools/record/event.go, events_cache.go.
 * <br>Differs: events are written at once; what the least-recently-used caches forget upstream is kept.
 */
public final class LegacyEventRecorder implements EventRecorder {
    private static final int MAX_SIMILAR = 10;
    private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);
    private static final double SPAM_BURST = 25;
    private static final double SPAM_PER_SECOND = 1.0 / 300;

    private final ApiClient api;
    private final VirtualClock clock;
    private final String component;
    private final String host;
    private final ForkHashMap<Group, Similar> similar;
    private final ForkHashMap<Key, Logged> logged;
    private final ForkHashMap<About, Bucket> buckets;

    private record About(String apiVersion, String kind, String namespace, String name, String uid) {}

    private record Group(About about, String type, String reason) {}

    /** @param message null for all similar ones together */
    private record Key(
            Group group, String fieldPath, @Nullable String message) {}

    /** @param messages without repetitions, and never many */
    private record Similar(List<String> messages, Instant last) {}

    /** @param first when it happened first */
    private record Logged(ObjectKey key, int count, Instant first) {}

    private record Bucket(double tokens, Instant filled) {
        double tokensAt(Instant now) {
            double passed = Duration.between(filled, now).toNanos() / 1e9;
            return Math.min(SPAM_BURST, tokens + passed * SPAM_PER_SECOND);
        }
    }

    public LegacyEventRecorder(ApiClient api, VirtualClock clock, String component) {
        this(api, clock, component, "");
    }

    /** @param host the node that a kubelet reports from, else empty */
    public LegacyEventRecorder(ApiClient api, VirtualClock clock, String component, String host) {
        this(api, clock, component, host, new ForkHashMap<>(), new ForkHashMap<>(), new ForkHashMap<>());
    }

    private LegacyEventRecorder(
            ApiClient api,
            VirtualClock clock,
            String component,
            String host,
            ForkHashMap<Group, Similar> similar,
            ForkHashMap<Key, Logged> logged,
            ForkHashMap<About, Bucket> buckets) {
        this.api = api;
        this.clock = clock;
        this.component = component;
        this.host = host;
        this.similar = similar;
        this.logged = logged;
        this.buckets = buckets;
    }

    @Override
    public LegacyEventRecorder fork(ApiClient newApi, VirtualClock newClock) {
        return new LegacyEventRecorder(
                newApi, newClock, component, host, similar.fork(), logged.fork(), buckets.fork());
    }

    @Override
    public void event(ObjectReference about, String type, String reason, String message) {
        var now = clock.now();
        var object = new About(about.apiVersion(), about.kind(), about.namespace(), about.name(), about.uid());
        var group = new Group(object, type, reason);
        var text = message;
        var key = new Key(group, about.fieldPath(), message);
        if (isTenthSimilar(group, message, now)) {
            text = "(combined from similar events): " + message;
            key = new Key(group, "", null);
        }
        var earlier = logged.get(key);
        if (isSpam(object, now)) {
            return;
        }
        var again = earlier == null ? null : raised(earlier, text);
        if (earlier != null && again != null) {
            logged.put(key, new Logged(earlier.key(), again.count(), earlier.first()));
            return;
        }
        // One that is gone from the server is made again, with all that is remembered of it.
        int count = earlier == null ? 1 : earlier.count() + 1;
        var first = earlier == null ? Times.seconds(now) : earlier.first();
        var meta = earlier == null
                ? EventNames.meta(about, now)
                : ObjectMeta.named(earlier.key().namespace(), earlier.key().name());
        var created = create(meta, about, type, reason, text, first, count);
        if (created != null) {
            logged.put(key, new Logged(created.key(), count, first));
        }
    }

    private boolean isTenthSimilar(Group group, String message, Instant now) {
        var seen = similar.get(group);
        var messages = seen == null || Duration.between(seen.last(), now).compareTo(SIMILAR_WITHIN) > 0
                ? List.<String>of()
                : seen.messages();
        var known = messages.contains(message) ? messages : with(messages, message);
        boolean tenth = known.size() >= MAX_SIMILAR;
        similar.put(group, new Similar(tenth ? without(known, message) : known, now));
        return tenth;
    }

    private static List<String> with(List<String> messages, String more) {
        var out = new ArrayList<String>(messages.size() + 1);
        out.addAll(messages);
        out.add(more);
        return List.copyOf(out);
    }

    private static List<String> without(List<String> messages, String one) {
        return messages.stream().filter(message -> !message.equals(one)).toList();
    }

    private boolean isSpam(About object, Instant now) {
        var bucket = buckets.get(object);
        double tokens = bucket == null ? SPAM_BURST : bucket.tokensAt(now);
        boolean spam = tokens < 1;
        buckets.put(object, new Bucket(spam ? tokens : tokens - 1, now));
        return spam;
    }

    private @Nullable Event raised(Logged earlier, String message) {
        return api.patch(
                Kind.EVENT,
                earlier.key(),
                (Event event) -> new Event(
                        event.meta(),
                        event.involvedObject(),
                        event.type(),
                        event.reason(),
                        message,
                        event.component(),
                        event.host(),
                        event.reportingController(),
                        event.reportingInstance(),
                        event.action(),
                        event.firstTimestamp(),
                        Times.seconds(clock.now()),
                        event.count() + 1,
                        null,
                        null));
    }

    private @Nullable Event create(
            ObjectMeta meta,
            ObjectReference about,
            String type,
            String reason,
            String message,
            Instant first,
            int count) {
        var event = new Event(
                meta,
                about,
                type,
                reason,
                message,
                component,
                host,
                component,
                host,
                "",
                first,
                Times.seconds(clock.now()),
                count,
                null,
                null);
        try {
            return api.create(event);
        } catch (ApiException refused) {
            // As upstream: an event that cannot be written (its namespace is going) is dropped.
            return null;
        }
    }

    /** How events are named: the object's name and the time in hexadecimal nanoseconds. */
    static final class EventNames {
        private EventNames() {}

        static ObjectMeta meta(ObjectReference about, Instant now) {
            long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
            var namespace = about.namespace().isEmpty() ? "default" : about.namespace();
            return ObjectMeta.named(
                    namespace, about.name() + "." + HexFormat.of().toHexDigits(nanos));
        }
    }
}

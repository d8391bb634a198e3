package dev.podfall.kept;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When something is done, in a way that outlives changes of the engine: by virtual time. All that is due until then happens
 * before.
 *
 * @param at virtual time since the session's beginning
 * @param timers how many timers run between what is done before it and this; what tells places of one instant apart. Null
 *     for the usual: all that is due by then if the clock is not there yet, none if it is. Of no meaning if the clock is
 *     elsewhere when so many have run: then it is another way that the session goes
 */
public record Place(Duration at, @Nullable Long timers) {
    public static Place at(Duration at) {
        return new Place(at, null);
    }
}

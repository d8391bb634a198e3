package dev.podfall.fork;

/** Something that changes, and of which a second one can be had that goes on by itself from the same place. */
public interface Forkable<T> {

    /**
     * Another one that is as this one is now. What happens to either from now on does not show in the other.
     *
     * <p>Not safe for several threads: nobody may use this one meanwhile.
     */
    T fork();
}

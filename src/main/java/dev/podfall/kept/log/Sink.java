package dev.podfall.kept.log;

import java.io.IOException;

/** Where a log goes: a file, or for tests something that fails like one. */
interface Sink {
    /**
     * Writes all of it at the end, or nothing.
     *
     * @throws IOException if that is not possible; the next record may be tried all the same
     */
    void write(byte[] bytes) throws IOException;

    /** Makes sure that what was written outlives a failure of the machine. May be called while another thread writes. */
    void sync() throws IOException;

    /** Lets the file go. */
    void close() throws IOException;

    /** Removes it, and lets it go. */
    void remove() throws IOException;
}

/**
 * Replays recordings of a real Kubernetes and says where this one differs. A <i>transcript</i> is a session of commands
 * with what they printed; a <i>vector</i> is a question to one function with its answer.
 *
 * <p>Used by {@code cli} and the tests; uses {@code kubectl}, {@code cluster}, {@code manifest}.
 */
@NullMarked
package dev.podfall.cli.replay;

import org.jspecify.annotations.NullMarked;

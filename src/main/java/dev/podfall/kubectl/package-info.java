/**
 * kubectl: its grammar, its verbs and what they print. It makes requests as the real one does (apply's three-way merge
 * and rollout undo's patch are the client's work) and sends them to a session.
 *
 * <p>Words: a <em>verb</em> is a command such as {@code rollout undo}; a <em>resource argument</em> is {@code ds},
 * {@code ds/agent} or {@code nodes n1 n2}.
 *
 * <p>Used by {@code cli} and {@code ui}; uses {@code api}, {@code manifest}, {@code apiserver}, {@code cluster} and
 * {@code explain}.
 */
@NullMarked
package dev.podfall.kubectl;

import org.jspecify.annotations.NullMarked;

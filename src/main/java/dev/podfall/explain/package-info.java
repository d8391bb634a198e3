/**
 * Questions about a state: why is a pod here and not there, what would a change do, what is the difference between two
 * states. Answers are data, made by the code that decides: by the controllers' pure rules, or by running a fork.
 *
 * <p>Words: a class called {@code *Words} says answers as {@link dev.podfall.language.Phrase}s, for whoever reads them in
 * whatever language; it decides nothing.
 *
 * <p>Used by {@code kubectl}, {@code cli}, {@code ui}; uses {@code cluster}, {@code store}, {@code api} and the pure parts
 * of {@code apiserver.admission}, {@code controller}, {@code scheduler} and {@code kubelet}.
 */
@NullMarked
package dev.podfall.explain;

import org.jspecify.annotations.NullMarked;

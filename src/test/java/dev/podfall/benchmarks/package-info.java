/**
 * What the engine costs, measured with JMH: {@code docs/benchmarks.md} says how to run them. Not part of the tests.
 *
 * <p>Each measures one thing that a user waits for, on a {@link dev.podfall.benchmarks.Fleet}: sessions are consumed by
 * what is measured, so that each iteration is a single shot on a new one.
 */
@NullMarked
package dev.podfall.benchmarks;

import org.jspecify.annotations.NullMarked;

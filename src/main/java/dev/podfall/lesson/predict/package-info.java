/**
 * What learners are asked before anything moves. The right answers are nowhere written: a fork is run, and looked at
 * ({@link dev.podfall.lesson.predict.Forecast}).
 */
@NullMarked
package dev.podfall.lesson.predict;

import org.jspecify.annotations.NullMarked;

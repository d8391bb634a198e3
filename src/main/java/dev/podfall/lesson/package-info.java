/**
 * Lessons: files that say how a cluster begins, what a learner predicts, what he is to reach, and which ways lead there or
 * do not. Read with a finding for every mistake ({@link dev.podfall.lesson.LessonReader}), and tried out as a whole before
 * anybody sees them. There is nothing of a window here.
 */
@NullMarked
package dev.podfall.lesson;

import org.jspecify.annotations.NullMarked;

/** "Break something": a library of faults, and the exercise that one of them makes of any cluster. */
@NullMarked
package dev.podfall.lesson.fault;

import org.jspecify.annotations.NullMarked;

/** Whether a lesson keeps what it promises: everything in it is run, before anybody learns from it. */
@NullMarked
package dev.podfall.lesson.check;

import org.jspecify.annotations.NullMarked;

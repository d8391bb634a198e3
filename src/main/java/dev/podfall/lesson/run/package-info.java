/** How a learner goes through a lesson: what is asked, answered, reached and said, without a window. */
@NullMarked
package dev.podfall.lesson.run;

import org.jspecify.annotations.NullMarked;

/** What the tests of the whole share: where things lie, and training without its lines of progress. */
@NullMarked
package dev.lathe.tests;

import org.jspecify.annotations.NullMarked;

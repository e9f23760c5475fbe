/** Projects as users make them: a pom and sources of their own, and a Maven that has to find Lathe in a repository. */
@NullMarked
package dev.lathe.tests.userproject;

import org.jspecify.annotations.NullMarked;

/** What is measured and how; see docs/benchmarks.md for the figures. A benchmark is never a test. */
@NullMarked
package org.switchroom.benchmarks;

import org.jspecify.annotations.NullMarked;

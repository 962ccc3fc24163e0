/** How loud a recording is when: pure, from bytes to peaks. */
@NullMarked
package org.switchroom.quality.waveform;

import org.jspecify.annotations.NullMarked;

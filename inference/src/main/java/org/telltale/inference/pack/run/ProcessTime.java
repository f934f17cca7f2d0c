package org.telltale.inference.pack.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time on processors of all threads of this process, native ones included. Stateless. */
final class ProcessTime {
    private ProcessTime() {}

    /** Nanoseconds since the process began; −1 on a system that does not tell. */
    static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}

package org.switchroom.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The engine alone, one thread: 10,000 agents, 1,000 queues, 50,000 waiting, and a tenth and ten times that. One operation
 * is one command with everything that comes of it, the state hash included; making up the command is measured with it.
 */
@State(Scope.Thread)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class EngineBench {

    @Param({"0.1", "1", "10"})
    double scale = 1;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long cpuNs;
    private long commands;
    private BusyCentre centre = new BusyCentre(1, 1, 1);

    @Setup(Level.Trial)
    public void fill() {
        centre = new BusyCentre((int) (10_000 * scale), (int) (1_000 * scale), (int) (50_000 * scale));
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        cpuNs = THREADS.getCurrentThreadCpuTime();
        commands = centre.commands();
    }

    /** The processor time of this thread alone: the figure to trust when others use the machine too. */
    @TearDown(Level.Iteration)
    public void describe() {
        double usedNs = THREADS.getCurrentThreadCpuTime() - cpuNs;
        System.out.printf("[%s; CPU per command %.3f us] ", centre, usedNs / 1_000 / (centre.commands() - commands));
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public long throughput() {
        return centre.next();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public long latency() {
        return centre.next();
    }
}

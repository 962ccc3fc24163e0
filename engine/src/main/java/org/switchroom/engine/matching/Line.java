package org.switchroom.engine.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order of their {@link Rank}: waiting contacts, idle agents, running timers.
 *
 * <p><b>Why blocks.</b> A line needs five things: add, remove from the middle (callers hang up anywhere), the first, how
 * many are before a given rank (the position told to the caller), and an entry drawn by weight. A binary tree does each in
 * O(log n), but every step of it goes to an object elsewhere in the memory, and with ten thousand agents that is a step out
 * of the cache: it was a fifth of the engine's work. So entries stand side by side in blocks of at most {@link Block#FULL},
 * and the least ranks of the blocks stand side by side too. A search is two binary searches in two arrays, a change moves
 * half a block. Most lines are one block, which therefore is the line itself. Counting goes from block to block, which is a
 * thousand of them when fifty thousand wait in one line.
 */
public final class Line extends Block {
    // Of the least rank that belongs into a block, in bounds.
    private static final int BOUND_LEAD = 0;
    private static final int BOUND_MAJOR = 1;
    private static final int BOUND_MINOR = 2;
    private static final int BOUND = 3;

    private static final @Nullable Block[] NO_BLOCKS = {};
    private static final long[] NO_BOUNDS = {};

    /** The blocks after the first, which is the line itself; none of them empty. */
    private @Nullable Block[] more = NO_BLOCKS;

    private long[] bounds = NO_BOUNDS;
    /** How many of {@link #more} there are. */
    private int blocks;

    private int size;

    /** One id at its rank. */
    public record Entry(Rank rank, long id) {}

    // ---- changing

    /** @throws IllegalStateException if the rank is taken */
    public void add(Rank rank, long id) {
        add(rank, id, 1);
    }

    /**
     * @param weight above 0, for {@link #drawFromLead}
     * @throws IllegalStateException if the rank is taken
     */
    public void add(Rank rank, long id, int weight) {
        int index = indexFor(rank);
        Block block = block(index);
        if (block.full()) {
            block = roomFor(rank, index);
        }
        block.insert(rank, id, weight);
        size++;
    }

    /** @throws IllegalStateException if nothing has this rank */
    public void remove(Rank rank) {
        int index = indexFor(rank);
        Block block = block(index);
        block.delete(rank);
        size--;
        if (block.count() < Block.FULL / 4 && blocks > 0) {
            thinOut(index, block);
        }
    }

    /** The block at {@code index} is full: half of it, or behind the last one a new one. */
    private Block roomFor(Rank rank, int index) {
        Block block = block(index);
        if (index == blocks && block.placeOf(rank) == block.count()) {
            Block last = new Block();
            putAfter(index, last, rank);
            return last;
        }
        Block rest = block.split();
        Rank bound = rest.rank(0);
        putAfter(index, rest, bound);
        return rank.compareTo(bound) < 0 ? block : rest;
    }

    /** A block that is empty goes; a small one takes in the next, if that is small too. */
    private void thinOut(int index, Block block) {
        if (block.count() == 0) {
            drop(index);
        } else if (index < blocks && block.count() + block(index + 1).count() <= Block.FULL / 2) {
            block.append(block(index + 1));
            drop(index + 1);
        }
    }

    private void putAfter(int index, Block added, Rank bound) {
        if (blocks == more.length) {
            int room = Math.max(4, 2 * blocks);
            more = Arrays.copyOf(more, room);
            bounds = Arrays.copyOf(bounds, room * BOUND);
        }
        System.arraycopy(more, index, more, index + 1, blocks - index);
        int from = index * BOUND;
        System.arraycopy(bounds, from, bounds, from + BOUND, blocks * BOUND - from);
        more[index] = added;
        bounds[from + BOUND_LEAD] = bound.lead();
        bounds[from + BOUND_MAJOR] = bound.major();
        bounds[from + BOUND_MINOR] = bound.minor();
        blocks++;
    }

    private void drop(int index) {
        int gap = Math.max(0, index - 1);
        if (index == 0) {
            become(block(1));
        }
        blocks--;
        System.arraycopy(more, gap + 1, more, gap, blocks - gap);
        more[blocks] = null;
        int from = gap * BOUND;
        System.arraycopy(bounds, from + BOUND, bounds, from, blocks * BOUND - from);
    }

    // ---- looking

    public @Nullable Entry first() {
        return size == 0 ? null : entry(0);
    }

    /** {@link Rank#major} of the first entry; {@link Long#MAX_VALUE} if there is none. */
    public long firstMajor() {
        return size == 0 ? Long.MAX_VALUE : major(0);
    }

    /** Whether all entries come after {@code rank}. */
    boolean beginsAfter(Rank rank) {
        return size == 0 || compare(0, rank) > 0;
    }

    /** Whether {@code rank} is that of the first entry. */
    boolean beginsWith(Rank rank) {
        return size != 0 && compare(0, rank) == 0;
    }

    /** The entry after the first; null if there is none. */
    public @Nullable Entry second() {
        if (size < 2) {
            return null;
        }
        return count() > 1 ? entry(1) : block(1).entry(0);
    }

    /**
     * One of those that share the first entry's {@link Rank#lead}, each with a chance in proportion to its weight.
     *
     * @param chance any number, as if thrown; the same one draws the same entry
     */
    public @Nullable Entry drawFromLead(long chance) {
        if (size == 0) {
            return null;
        }
        long thrown = Long.remainderUnsigned(mix(chance), weightBefore(rank(0).endOfLead()));
        int index = 0;
        while (thrown >= block(index).weight()) {
            thrown -= block(index).weight();
            index++;
        }
        return block(index).entry(block(index).drawn(thrown));
    }

    private long weightBefore(Rank rank) {
        int index = indexFor(rank);
        long before = block(index).weightUpTo(rank);
        for (int earlier = 0; earlier < index; earlier++) {
            before += block(earlier).weight();
        }
        return before;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many share the first entry's {@link Rank#lead}, itself included. */
    public int countLead() {
        return size == 0 ? 0 : countBefore(rank(0).endOfLead());
    }

    /** How many entries come before {@code rank}, which need not be in the line itself. */
    public int countBefore(Rank rank) {
        int index = indexFor(rank);
        int before = block(index).placeOf(rank);
        for (int earlier = 0; earlier < index; earlier++) {
            before += block(earlier).count();
        }
        return before;
    }

    /** All ids, first to last. */
    public void forEach(LongConsumer consumer) {
        for (int index = 0; index <= blocks; index++) {
            Block block = block(index);
            for (int at = 0; at < block.count(); at++) {
                consumer.accept(block.id(at));
            }
        }
    }

    /** The first {@code limit} entries, in order. */
    public List<Entry> first(int limit) {
        List<Entry> found = new ArrayList<>();
        for (int index = 0; index <= blocks && found.size() < limit; index++) {
            Block block = block(index);
            for (int at = 0; at < block.count() && found.size() < limit; at++) {
                found.add(block.entry(at));
            }
        }
        return found;
    }

    /** The block in which this rank is, or belongs. */
    private int indexFor(Rank rank) {
        int from = 0;
        int to = blocks;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isBoundAfter(middle, rank)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private boolean isBoundAfter(int at, Rank rank) {
        long lead = bounds[at * BOUND + BOUND_LEAD];
        if (lead != rank.lead()) {
            return lead > rank.lead();
        }
        long major = bounds[at * BOUND + BOUND_MAJOR];
        return major != rank.major() ? major > rank.major() : bounds[at * BOUND + BOUND_MINOR] > rank.minor();
    }

    private Block block(int index) {
        return index == 0 ? this : Objects.requireNonNull(more[index - 1]);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mix(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

package org.switchroom.engine.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order of their {@link Rank}: waiting contacts, idle agents, running timers.
 *
 * <p><b>Why a treap.</b> A line needs five things: add, remove from the middle (callers hang up anywhere), the first, how
 * many are before a given rank (the position told to the caller), and none of them may cost more when fifty thousand
 * wait. A binary tree that knows the size of each subtree gives all of them in O(log n). To stay shallow it is also a
 * heap over a number mixed from each rank, which looks random but is not: the same content gives the same shape on
 * every platform. The first entry is remembered, since matching looks at it far more often than it changes.
 */
public final class Line {
    private @Nullable Entry root;
    private @Nullable Entry first;

    /** One id at its rank. */
    public static final class Entry {
        private final Rank rank;
        private final long id;
        private final int heap;
        private final long ownWeight;
        private int size = 1;
        private long weight;
        private @Nullable Entry left;
        private @Nullable Entry right;

        private Entry(Rank rank, long id, long weight) {
            this.rank = rank;
            this.id = id;
            this.heap = mix(rank);
            this.ownWeight = weight;
            this.weight = weight;
        }

        public Rank rank() {
            return rank;
        }

        public long id() {
            return id;
        }
    }

    /** @throws IllegalStateException if the rank is taken */
    public void add(Rank rank, long id) {
        add(rank, id, 1);
    }

    /**
     * @param weight above 0, for {@link #drawFromLead}
     * @throws IllegalStateException if the rank is taken
     */
    public void add(Rank rank, long id, long weight) {
        Entry added = new Entry(rank, id, weight);
        root = insert(root, added);
        if (first == null || rank.compareTo(first.rank) < 0) {
            first = added;
        }
    }

    /** @throws IllegalStateException if nothing has this rank */
    public void remove(Rank rank) {
        root = delete(root, rank);
        if (first != null && first.rank.equals(rank)) {
            first = leftmost();
        }
    }

    public @Nullable Entry first() {
        return first;
    }

    /** The entry after the first; null if there is none. */
    public @Nullable Entry second() {
        Entry at = root;
        Entry found = null;
        while (at != null && first != null) {
            if (first.rank.compareTo(at.rank) < 0) {
                found = at;
                at = at.left;
            } else {
                at = at.right;
            }
        }
        return found;
    }

    /**
     * One of those that share the first entry's {@link Rank#lead}, each with a chance in proportion to its weight.
     *
     * @param chance any number, as if thrown; the same one draws the same entry
     */
    public @Nullable Entry drawFromLead(long chance) {
        if (first == null) {
            return null;
        }
        long thrown = Long.remainderUnsigned(mix64(chance), weightBefore(first.rank.endOfLead()));
        Entry at = root;
        while (at != null) {
            long left = weight(at.left);
            if (thrown < left) {
                at = at.left;
            } else if (thrown < left + at.ownWeight) {
                return at;
            } else {
                thrown -= left + at.ownWeight;
                at = at.right;
            }
        }
        throw new IllegalStateException("Thrown beyond the weight of all");
    }

    private long weightBefore(Rank rank) {
        long before = 0;
        Entry at = root;
        while (at != null) {
            if (rank.compareTo(at.rank) <= 0) {
                at = at.left;
            } else {
                before += weight(at.left) + at.ownWeight;
                at = at.right;
            }
        }
        return before;
    }

    public int size() {
        return size(root);
    }

    public boolean isEmpty() {
        return root == null;
    }

    /** How many share the first entry's {@link Rank#lead}, itself included. */
    public int countLead() {
        return first == null ? 0 : countBefore(first.rank.endOfLead());
    }

    /** How many entries come before {@code rank}, which need not be in the line itself. */
    public int countBefore(Rank rank) {
        int before = 0;
        Entry at = root;
        while (at != null) {
            if (rank.compareTo(at.rank) <= 0) {
                at = at.left;
            } else {
                before += size(at.left) + 1;
                at = at.right;
            }
        }
        return before;
    }

    /** All ids, first to last. */
    public void forEach(LongConsumer consumer) {
        visit(root, consumer);
    }

    /** The first {@code limit} entries, in order. */
    public List<Entry> first(int limit) {
        List<Entry> found = new ArrayList<>();
        collect(root, limit, found);
        return found;
    }

    private static void collect(@Nullable Entry at, int limit, List<Entry> found) {
        if (at != null && found.size() < limit) {
            collect(at.left, limit, found);
            if (found.size() < limit) {
                found.add(at);
                collect(at.right, limit, found);
            }
        }
    }

    private static void visit(@Nullable Entry at, LongConsumer consumer) {
        if (at != null) {
            visit(at.left, consumer);
            consumer.accept(at.id);
            visit(at.right, consumer);
        }
    }

    private static Entry insert(@Nullable Entry at, Entry added) {
        if (at == null) {
            return added;
        }
        int order = added.rank.compareTo(at.rank);
        if (order == 0) {
            throw new IllegalStateException("Two entries at " + added.rank);
        }
        at.size++;
        at.weight += added.ownWeight;
        if (order < 0) {
            Entry child = insert(at.left, added);
            at.left = child;
            return child.heap > at.heap ? lift(at, child, true) : at;
        }
        Entry child = insert(at.right, added);
        at.right = child;
        return child.heap > at.heap ? lift(at, child, false) : at;
    }

    /** Rotates {@code child} above its parent; the order of the entries stays. */
    private static Entry lift(Entry parent, Entry child, boolean fromLeft) {
        if (fromLeft) {
            parent.left = child.right;
            child.right = parent;
        } else {
            parent.right = child.left;
            child.left = parent;
        }
        child.size = parent.size;
        child.weight = parent.weight;
        parent.size = size(parent.left) + size(parent.right) + 1;
        parent.weight = weight(parent.left) + weight(parent.right) + parent.ownWeight;
        return child;
    }

    private static @Nullable Entry delete(@Nullable Entry at, Rank rank) {
        if (at == null) {
            throw new IllegalStateException("No entry at " + rank);
        }
        int order = rank.compareTo(at.rank);
        if (order == 0) {
            return merge(at.left, at.right);
        }
        if (order < 0) {
            at.left = delete(at.left, rank);
        } else {
            at.right = delete(at.right, rank);
        }
        at.size--;
        at.weight = weight(at.left) + weight(at.right) + at.ownWeight;
        return at;
    }

    private static @Nullable Entry merge(@Nullable Entry left, @Nullable Entry right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        if (left.heap > right.heap) {
            left.size += right.size;
            left.weight += right.weight;
            left.right = merge(left.right, right);
            return left;
        }
        right.size += left.size;
        right.weight += left.weight;
        right.left = merge(left, right.left);
        return right;
    }

    private @Nullable Entry leftmost() {
        Entry at = root;
        while (at != null && at.left != null) {
            at = at.left;
        }
        return at;
    }

    private static int size(@Nullable Entry at) {
        return at == null ? 0 : at.size;
    }

    private static long weight(@Nullable Entry at) {
        return at == null ? 0 : at.weight;
    }

    private static int mix(Rank rank) {
        return (int) mix64(rank.minor() * 0x9E3779B97F4A7C15L + rank.major() + rank.lead());
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mix64(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

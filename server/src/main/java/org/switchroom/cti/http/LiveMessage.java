package org.switchroom.cti.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.cti.AgentView;
import org.switchroom.reporting.Board;
import org.switchroom.reporting.Board.AgentLive;
import org.switchroom.reporting.Board.QueueLive;
import org.switchroom.reporting.Board.TotalsLive;
import org.switchroom.reporting.Board.WarningLive;

/** What the server tells a page. */
sealed interface LiveMessage {

    @JsonProperty
    String type();

    record Hello(long serverTimeMs, String version) implements LiveMessage {
        @Override
        public String type() {
            return "hello";
        }
    }

    /** The page's own agent, as it is now. */
    record Agent(AgentView agent) implements LiveMessage {
        @Override
        public String type() {
            return "agent";
        }
    }

    record FullBoard(
            List<QueueLive> queues,
            List<AgentLive> agents,
            TotalsLive totals,
            List<WarningLive> warnings,
            long journalBacklog)
            implements LiveMessage {
        FullBoard(Board board, long journalBacklog) {
            this(board.queues(), board.agents(), board.totals(), board.warnings(), journalBacklog);
        }

        @Override
        public String type() {
            return "board";
        }
    }

    /** Only the rows that are not as they were, all warnings if one is not; null: nothing changed there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BoardChange(
            @Nullable List<QueueLive> queues,
            @Nullable List<AgentLive> agents,
            @Nullable TotalsLive totals,
            @Nullable List<WarningLive> warnings,
            @Nullable Long journalBacklog)
            implements LiveMessage {

        static BoardChange between(FullBoard before, FullBoard after) {
            return new BoardChange(
                    changed(before.queues(), after.queues()),
                    changed(before.agents(), after.agents()),
                    before.totals().equals(after.totals()) ? null : after.totals(),
                    before.warnings().equals(after.warnings()) ? null : after.warnings(),
                    before.journalBacklog() == after.journalBacklog() ? null : after.journalBacklog());
        }

        private static <R> @Nullable List<R> changed(List<R> before, List<R> after) {
            var known = new HashSet<>(before);
            var rows = after.stream().filter(row -> !known.contains(row)).toList();
            return rows.isEmpty() ? null : rows;
        }

        boolean empty() {
            return queues == null && agents == null && totals == null && warnings == null && journalBacklog == null;
        }

        @Override
        public String type() {
            return "board-change";
        }
    }

    /** Those who wait in the queue that the page has asked to watch. */
    record Waiting(int queueId, List<WaitingCallers.Row> callers) implements LiveMessage {
        @Override
        public String type() {
            return "waiting";
        }
    }

    record ConfigChanged() implements LiveMessage {
        @Override
        public String type() {
            return "config-changed";
        }
    }

    /** Of what is typed at the contact in front of the agent, or of the agent's own drafts, something is otherwise. */
    record DraftsChanged() implements LiveMessage {
        @Override
        public String type() {
            return "drafts-changed";
        }
    }

    /**
     * Who else has the customer's card open that the page shows, and what has become otherwise of it since the last message.
     *
     * @param customerId as text, for it needs 64 bits
     */
    record Card(String customerId, List<CardPresence.Onlooker> others, List<CardChanges.FieldNews> news)
            implements LiveMessage {
        @Override
        public String type() {
            return "card";
        }
    }

    /** The page that has the agent's telephone is to answer the call of this contact. */
    record Answer(String contactId) implements LiveMessage {
        @Override
        public String type() {
            return "answer";
        }
    }

    record Pong(long serverTimeMs) implements LiveMessage {
        @Override
        public String type() {
            return "pong";
        }
    }
}

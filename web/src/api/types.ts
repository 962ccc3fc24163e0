/** The shapes on the wire, by the names of the server's records. Times are epoch milliseconds, 64-bit ids are strings. */
import type { AgentView, ContactRow, ContactView, Me, Segment, TrunkRow, WeeklySpan } from './generated/switchroom';

export type * from './generated/switchroom';

export type Role = Me['roles'][number];
export type AgentState = AgentView['state'];
export type ContactPhase = ContactView['phase'];
export type Outcome = NonNullable<ContactRow['outcome']>;
export type SegmentKind = Segment['kind'];
export type DayOfWeek = WeeklySpan['day'];
export type TrunkKind = TrunkRow['kind'];

/** What all lists have in common. */
export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
  total: number;
}

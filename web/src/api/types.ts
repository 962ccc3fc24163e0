/** The shapes on the wire, by the names of the server's records. Times are epoch milliseconds, 64-bit ids are strings. */
import type {
  AgentView,
  ContactRow,
  ContactView,
  Me,
  QueueRow,
  Scenario,
  Segment,
  TrunkRow,
  UserRow,
  WeeklySpan,
} from './generated/switchroom';

export type * from './generated/switchroom';

export type Role = Me['roles'][number];
export type AgentState = AgentView['state'];
export type ContactPhase = ContactView['phase'];
export type Outcome = NonNullable<ContactRow['outcome']>;
export type ContactKind = ContactRow['kind'];
export type SegmentKind = Segment['kind'];
export type DayOfWeek = WeeklySpan['day'];
export type TrunkKind = TrunkRow['kind'];
export type Strategy = QueueRow['strategy'];
export type ServingAgent = QueueRow['agents'][number];
export type Asked = QueueRow['requirements'];
export type AskedStep = Asked['steps'][number];
export type OverflowStep = QueueRow['overflow'][number];
export type OverflowTrigger = OverflowStep['trigger'];
export type OverflowTarget = OverflowStep['target'];
export type SkillOfUser = UserRow['skills'][number];
export type CardSection = Scenario['sections'][number];
export type WhyAgent = NonNullable<Segment['choice']>;

/** What all lists have in common. */
export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
  total: number;
}

import type { TFunction } from 'i18next';
import type { CustomerFile, Incident, Note } from '../api/types';

/** As the server takes them. */
const MOST_BYTES = 10 * 1024 * 1024;

/** A file on its way to the server; one that was not taken stays to be read until the next is chosen. */
export interface Arriving {
  key: number;
  name: string;
  /** How much of it has gone, 0 to 1. */
  share: number;
  /** Why it is not taken; null: nothing is wrong. */
  problem: string | null;
}

/** Why a file need not be sent at all. */
export function refusedHere({ size }: { size: number }): 'empty' | 'tooLarge' | null {
  if (size === 0) return 'empty';
  return size > MOST_BYTES ? 'tooLarge' : null;
}

/** What a new file is to belong to, as one value of a choice: `''` is the customer. */
export type About = '' | `incident ${string}` | `note ${string}`;

export function aboutOf(about: About): { incidentId?: string; noteId?: string } {
  const [kind, id] = about.split(' ');
  if (!id) return {};
  return kind === 'incident' ? { incidentId: id } : { noteId: id };
}

const LONGEST = 40;

const shortened = (text: string) => {
  const [line = ''] = text.split('\n', 1);
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

/** What a file can belong to besides the customer. */
export const choicesOf = (incidents: Incident[], notes: Note[], t: TFunction): { value: About; label: string }[] => [
  ...incidents.map(({ id, incidentNumber, summary }) => ({
    value: `incident ${id}` as const,
    label: shortened(`${incidentNumber} ${summary}`),
  })),
  ...notes.map(({ id, text }) => ({ value: `note ${id}` as const, label: t('files.note', { text: shortened(text) }) })),
];

/** To what a file belongs, in words; empty: to the customer, or to something that is not on the card. */
export const belongsTo = (file: CustomerFile, choices: { value: About; label: string }[]): string =>
  choices.find(({ value }) => value === `incident ${file.incidentId}` || value === `note ${file.noteId}`)?.label ?? '';

/** What is still on its way, with new ones at its end; what was refused before is forgotten. */
export const withNew = (arriving: Arriving[], coming: Arriving[]): Arriving[] => [
  ...arriving.filter(({ problem }) => problem === null),
  ...coming,
];

export const changed = (arriving: Arriving[], key: number, change: Partial<Arriving>): Arriving[] =>
  arriving.map((one) => (one.key === key ? { ...one, ...change } : one));

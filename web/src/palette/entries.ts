import type { AgentState } from '../api/types';

export type Group = 'number' | 'command' | 'colleague' | 'queue' | 'record';

/** Something that can be done with what was found. */
export interface Act {
  name: string;
  run: () => void;
}

/** One line of the palette. */
export interface Entry {
  key: string;
  group: Group;
  title: string;
  detail: string;
  /** Found by these too. */
  also?: string;
  /** A colleague's. */
  state?: AgentState;
  /** From when on. */
  sinceMs?: number;
  /** The key that does the same without the palette, in caps. */
  caps?: string[];
  /** By Enter, by Ctrl + Enter, by Alt + Enter; empty: nothing can be done now. */
  acts: Act[];
}

const MARKS = /[\u0300-\u036f]/g;
const folded = (text: string) => text.normalize('NFD').replace(MARKS, '').toLowerCase();

/** Those with every word typed, in their order; those with a word that begins so come first. */
export function fitting(entries: Entry[], typed: string, most: number): Entry[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const found = entries
    .map((entry) => ({ entry, text: folded(`${entry.title} ${entry.also ?? ''}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const begins = (text: string) => words.every((word) => text.split(/[\s:,.·-]+/).some((one) => one.startsWith(word)));
  return [...found.filter(({ text }) => begins(text)), ...found.filter(({ text }) => !begins(text))]
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** The key of the one above or below; round at the ends. */
export function beside(entries: Entry[], key: string | null, by: 1 | -1): string | null {
  const at = entries.findIndex((entry) => entry.key === key);
  const next = at < 0 && by < 0 ? -1 : at + by;
  return entries.at(next % Math.max(1, entries.length))?.key ?? null;
}

/** Which of an entry's acts a press of Enter means. */
export const actOf = (entry: Entry | undefined, press: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }) =>
  entry?.acts[press.altKey ? 2 : press.ctrlKey || press.metaKey ? 1 : 0];

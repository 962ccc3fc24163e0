import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { CustomerFile, Incident, Note } from '../api/types';
import { aboutOf, belongsTo, changed, choicesOf, refusedHere, withNew, type Arriving } from './files';

const arriving = (key: number, problem: string | null = null): Arriving => ({ key, name: `${key}`, share: 0, problem });
const file = (about: Partial<CustomerFile>) => ({ incidentId: null, noteId: null, ...about }) as CustomerFile;
const t = ((key: string, { text }: { text: string }) => `${key}: ${text}`) as unknown as TFunction;

it('sends nothing that the server would refuse for its size', () => {
  expect(refusedHere({ size: 0 })).toBe('empty');
  expect(refusedHere({ size: 10 * 1024 * 1024 })).toBeNull();
  expect(refusedHere({ size: 10 * 1024 * 1024 + 1 })).toBe('tooLarge');
});

it('says to what a file belongs', () => {
  const incidents = [{ id: '4', incidentNumber: 'I-4', summary: 'x'.repeat(60) } as Incident];
  const notes = [{ id: '4', text: 'First line\nsecond' } as Note];
  const choices = choicesOf(incidents, notes, t);
  expect(choices.map(({ value }) => aboutOf(value))).toEqual([{ incidentId: '4' }, { noteId: '4' }]);
  expect(aboutOf('')).toEqual({});
  expect(belongsTo(file({ incidentId: '4' }), choices)).toMatch(/^I-4 x+…$/);
  expect(belongsTo(file({ incidentId: '4' }), choices)).toHaveLength(40);
  expect(belongsTo(file({ noteId: '4' }), choices)).toBe('files.note: First line');
  expect(belongsTo(file({ noteId: '5' }), choices)).toBe('');
  expect(belongsTo(file({}), choices)).toBe('');
});

it('forgets what was refused when something new is sent', () => {
  const all = withNew([arriving(1), arriving(2, 'too large')], [arriving(3)]);
  expect(all.map(({ key }) => key)).toEqual([1, 3]);
  expect(changed(all, 3, { share: 0.5 }).map(({ share }) => share)).toEqual([0, 0.5]);
});

import { expect, it } from 'vitest';
import { Marks } from './Marks';

it('one form that is saved says nothing for another in the same drawer', () => {
  const marks = new Marks();
  marks.set('menu', { unsaved: false });
  marks.set('asked number', { unsaved: true });
  marks.set('menu', { unsaved: false });
  expect(marks.unsaved()).toBe(true);
  marks.clear('menu');
  expect(marks.unsaved()).toBe(true);
  marks.clear('asked number');
  expect(marks.unsaved()).toBe(false);
});

it('throws away only the drafts that would be lost', () => {
  const marks = new Marks();
  const thrown: string[] = [];
  marks.set('customer', { unsaved: true, discard: () => thrown.push('customer') });
  marks.set('note', { unsaved: false, discard: () => thrown.push('note') });
  marks.set('menu', { unsaved: true });
  marks.discard();
  expect(thrown).toEqual(['customer']);
});

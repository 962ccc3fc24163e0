import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { typedFields } from './typed';

const words = {
  fields: [],
  managers: new Map([[5, 'Oana Marinescu']]),
  t: ((key: string) => key) as unknown as TFunction,
};

describe('what a colleague has typed', () => {
  it('of a form are the fields that are otherwise', () => {
    const base = { lastName: '', phones: ['+45 1'], city: 'Odense', custom: { size: '1', hat: 'red' } };
    const values = {
      lastName: 'Petersen',
      phones: ['+45 1', '+45 2'],
      city: 'Odense',
      custom: { size: '2', hat: 'red' },
    };
    expect(typedFields(JSON.stringify({ title: 'x', base, values }), words)).toEqual([
      { field: 'lastName', value: 'Petersen' },
      { field: 'phones', value: '+45 1 · +45 2' },
      { field: 'custom.size', value: '2' },
    ]);
  });

  it('is said in words where the record has codes', () => {
    const base = { country: 'DE', language: 'de', managerId: 0 };
    const values = { country: 'DK', language: 'da', managerId: 5 };
    expect(typedFields(JSON.stringify({ title: '', base, values }), words)).toEqual([
      { field: 'country', value: 'Denmark' },
      { field: 'language', value: 'Danish' },
      { field: 'managerId', value: 'Oana Marinescu' },
    ]);
  });

  it('of a wrap-up is the note, if there is one', () => {
    const wrapUp = { caller: '', customerId: null, dispositionCode: 'INFO', sentAtMs: null };
    expect(typedFields(JSON.stringify({ ...wrapUp, note: 'Calls again' }), words)).toEqual([
      { field: '', value: 'Calls again' },
    ]);
    expect(typedFields(JSON.stringify({ ...wrapUp, note: ' ' }), words)).toEqual([]);
  });

  it('of a note is the text, whatever it looks like', () => {
    expect(typedFields('{"a":1}', words)).toEqual([{ field: '', value: '{"a":1}' }]);
    expect(typedFields('Wants the red one', words)).toEqual([{ field: '', value: 'Wants the red one' }]);
  });
});

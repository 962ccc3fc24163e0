import { describe, expect, it } from 'vitest';
import { typedFields } from './typed';

describe('what a colleague has typed', () => {
  it('of a form are the fields that are otherwise', () => {
    const base = { lastName: '', phones: ['+45 1'], city: 'Odense', custom: { size: '1', hat: 'red' } };
    const values = {
      lastName: 'Petersen',
      phones: ['+45 1', '+45 2'],
      city: 'Odense',
      custom: { size: '2', hat: 'red' },
    };
    expect(typedFields(JSON.stringify({ title: 'x', base, values }))).toEqual([
      { field: 'lastName', value: 'Petersen' },
      { field: 'phones', value: '+45 1 · +45 2' },
      { field: 'custom.size', value: '2' },
    ]);
  });

  it('of a wrap-up is the note, if there is one', () => {
    const wrapUp = { caller: '', customerId: null, dispositionCode: 'INFO', sentAtMs: null };
    expect(typedFields(JSON.stringify({ ...wrapUp, note: 'Calls again' }))).toEqual([
      { field: '', value: 'Calls again' },
    ]);
    expect(typedFields(JSON.stringify({ ...wrapUp, note: ' ' }))).toEqual([]);
  });

  it('of a note is the text, whatever it looks like', () => {
    expect(typedFields('{"a":1}')).toEqual([{ field: '', value: '{"a":1}' }]);
    expect(typedFields('Wants the red one')).toEqual([{ field: '', value: 'Wants the red one' }]);
  });
});

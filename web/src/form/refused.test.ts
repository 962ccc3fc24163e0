import { expect, it } from 'vitest';
import { ProblemError, type FieldProblem } from '../api/client';
import { problemsAt, refusalText } from './refused';

const refusal = (...errors: FieldProblem[]) =>
  new ProblemError({ status: 422, title: '', detail: 'all of it', errors });
const values = { name: '', choices: [] };

it('says next to the fields what is about them', () => {
  const error = refusal({ field: 'name', message: 'Is taken.' }, { field: 'choices.0.key', message: 'Is no key.' });
  expect(refusalText(error, values)).toBe('');
});

it('says about the whole form what names no field of it', () => {
  expect(refusalText(refusal({ field: '', message: 'Full.' }), values)).toBe('all of it');
  expect(refusalText(refusal({ field: 'firmId', message: 'Is wrong.' }), values)).toBe('all of it');
  expect(refusalText(refusal(), values)).toBe('all of it');
});

it('says of a list what no field of its own says', () => {
  const errors = {
    agents: 'Too many.',
    'agents.0.tier': 'Is 11.',
    'agents.1.agentId': 'Is unknown.',
    agentsAway: 'No.',
  };
  expect(problemsAt(errors, 'agents', /tier$/)).toEqual(['Too many.', 'Is unknown.']);
  expect(problemsAt(errors, 'agents.1')).toEqual(['Is unknown.']);
});

it('is silent as long as nothing was refused', () => expect(refusalText(null, values)).toBe(''));

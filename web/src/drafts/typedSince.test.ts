import { expect, it } from 'vitest';
import { typedSince } from './typedSince';

it('is the rest, or all when the beginning was changed', () => {
  expect(typedSince('sent', 'sent')).toBe('');
  expect(typedSince('sent', 'sent and more')).toBe('and more');
  expect(typedSince('sent', 'Sent')).toBe('Sent');
  expect(typedSince('sent', '')).toBe('');
});

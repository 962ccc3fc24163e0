import { expect, it } from 'vitest';
import { formatPhone } from './phone';

it.each([
  ['+493012345678', '+49 301 234 5678'],
  ['+4533112233', '+45 331 122 33'],
  ['+40212345678', '+40 212 345 678'],
  ['+35312345678', '+353 123 456 78'],
  ['+12125550100', '+1 212 555 0100'],
  ['anonymous', 'anonymous'],
  ['', ''],
])('writes %s as %s', (e164, text) => expect(formatPhone(e164)).toBe(text));

import { describe, expect, it } from 'vitest';
import { numberOfLink, stretchesOf } from './telephone';

describe('numbers in a text', () => {
  it('are found in the national form and the international', () => {
    expect(stretchesOf('Call 030 23125401, or +45 33 12 34 56 at night.', 'DE')).toEqual([
      { text: 'Call ', e164: null },
      { text: '030 23125401', e164: '+493023125401' },
      { text: ', or ', e164: null },
      { text: '+45 33 12 34 56', e164: '+4533123456' },
      { text: ' at night.', e164: null },
    ]);
  });

  it('lose no character of the text', () => {
    const text = 'Order 4711 of 2026-11-23,\n030 23125401';
    expect(
      stretchesOf(text, 'DE')
        .map((one) => one.text)
        .join(''),
    ).toBe(text);
  });

  it('are not everything with digits', () => {
    expect(stretchesOf('Order 4711, 49.90 €', 'DE').every(({ e164 }) => e164 === null)).toBe(true);
  });
});

describe('a telephone link', () => {
  it.each([
    ['tel:+493023125401', '+493023125401'],
    ['tel:+49-30-231-25401;ext=12', '+49-30-231-25401'],
    ['TEL:030%2023125401', '030 23125401'],
    ['tel://030/23125401', '030/23125401'],
    ['+49 30 23125401', '+49 30 23125401'],
    ['21', '21'],
  ])('%s is a number', (link, number) => expect(numberOfLink(link)).toBe(number));

  it.each(['tel:', 'tel:*21%23', 'javascript:alert(1)', 'tel:%E0%A4%A', '', 'tel:+4930<b>', `tel:${'1'.repeat(60)}`])(
    '%s is none',
    (link) => expect(numberOfLink(link)).toBeNull(),
  );
});

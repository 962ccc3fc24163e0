import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/min';
import { decoded } from '../shell/route';

/** A stretch of a text; with `e164` it is a telephone number. */
export interface Stretch {
  text: string;
  e164: string | null;
}

/**
 * A text cut at the telephone numbers in it.
 *
 * @param country in which a national number is meant, ISO 3166
 */
export function stretchesOf(text: string, country: string): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { startsAt, endsAt, number } of findPhoneNumbersInText(text, country as CountryCode)) {
    if (startsAt > at) stretches.push({ text: text.slice(at, startsAt), e164: null });
    stretches.push({ text: text.slice(startsAt, endsAt), e164: number.number });
    at = endsAt;
  }
  return at < text.length ? [...stretches, { text: text.slice(at), e164: null }] : stretches;
}

const DIALLABLE = /^\+?[0-9(][0-9 ()/.-]{1,38}$/;

/**
 * The number of a link such as `tel:+49-30-123;ext=4` (RFC 3966), or of a number written as people do; null when it is
 * neither. Parameters are left out: an extension is dialled by hand.
 */
export function numberOfLink(link: string): string | null {
  const [number = ''] = link.replace(/^(web\+)?tel:(\/\/)?/i, '').split(';');
  const written = decoded(number).replace(/\s/g, ' ').replace(/[–‑]/g, '-').trim();
  return DIALLABLE.test(written) ? written : null;
}

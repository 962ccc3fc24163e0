import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** An E.164 number for the eye, grouped as its country does: `+49 30 23125100`. Anything else as it is. */
export function formatPhone(e164: string): string {
  return (e164.startsWith('+') && parsePhoneNumberFromString(e164)?.formatInternational()) || e164;
}

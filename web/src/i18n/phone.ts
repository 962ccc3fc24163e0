/** Country codes of one and two digits; all others have three (ITU-T E.164 list of assigned codes). */
const SHORT = /^(1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** An E.164 number in groups, for the eye: `+49 301 234 5678`. Anything else as it is. */
export function formatPhone(e164: string): string {
  const match = /^\+(\d{5,15})$/.exec(e164);
  if (!match?.[1]) return e164;
  const digits = match[1];
  const code = SHORT.exec(digits)?.[0] ?? digits.slice(0, 3);
  return `+${code} ${groups(digits.slice(code.length))}`;
}

/** Threes from the left; the last group has two to four digits. */
function groups(digits: string): string {
  const parts: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  return [...parts, rest].join(' ');
}

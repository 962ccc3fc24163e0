import { siteZone } from '../clock/zone';
import { language } from './i18n';

const made = new Map<string, Intl.DateTimeFormat>();

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language()} ${siteZone()} ${name}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { ...options, timeZone: siteZone() });
    made.set(key, format);
  }
  return format;
}

export const formatDate = (ms: number) =>
  dateFormat('date', { day: 'numeric', month: 'short', year: 'numeric' }).format(ms);

/** A day as the API writes it, `2026-11-23`; half of one stays as it is. */
export function formatDay(day: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(noon) ? day : formatDate(noon);
}

export const formatTime = (ms: number) =>
  dateFormat('time', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(ms);

export const formatDateTime = (ms: number) =>
  dateFormat('date-time', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' }).format(ms);

export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(language(), { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export const formatNumber = (value: number, decimals = 3) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: decimals }).format(value);

export const formatPercent = (share: number) =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** `3.4 MB`, in thousands. */
export function formatBytes(bytes: number): string {
  const [unit, by] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const size = Math.max(bytes / by, 0.1);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 }).format(
    size,
  );
}

/** `3 days ago`, in words. */
export function formatAgo(ms: number, nowMs: number): string {
  const days = Math.round((ms - nowMs) / 86_400_000);
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  if (Math.abs(days) < 45) return relative.format(days, 'day');
  if (Math.abs(days) < 540) return relative.format(Math.round(days / 30), 'month');
  return relative.format(Math.round(days / 365), 'year');
}

/** A country by its name in the language of the page. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

import { useTranslation } from 'react-i18next';
import type { ContactRow } from '../api/types';
import { Lamp, type LampState } from '../theme/Lamp';

const LAMPS = {
  ANSWERED: 'AVAILABLE',
  ABANDONED: 'ALARM',
  IN_MENU: 'NONE',
  OVERFLOWED: 'NOT_READY',
  VOICEMAIL: 'WRAP_UP',
  DISCARDED: 'NONE',
  NOT_REACHED: 'NONE',
  CALLBACK_FAILED: 'ALARM',
  CALLBACK_CANCELLED: 'NONE',
  CALLBACK_TAKEN_UP: 'NONE',
} as const satisfies Record<string, LampState>;

const isNamed = (outcome: string): outcome is keyof typeof LAMPS => outcome in LAMPS;

/** How a contact ended; while it goes on, that it does. */
export function OutcomeLamp({ row }: { row: ContactRow }) {
  const { t } = useTranslation();
  if (!row.endedAtMs || !row.outcome) return <Lamp state="TALKING">{t('outcome.running')}</Lamp>;
  if (!isNamed(row.outcome)) return <Lamp state="NONE">{row.outcome}</Lamp>;
  return <Lamp state={LAMPS[row.outcome]}>{t(`outcome.${row.outcome}`)}</Lamp>;
}

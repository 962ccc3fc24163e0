import { useTranslation } from 'react-i18next';
import type { ContactRow, Outcome } from '../api/types';
import { Lamp, type LampState } from '../theme/Lamp';

const LAMPS = {
  ANSWERED: 'AVAILABLE',
  ABANDONED: 'ALARM',
  IN_MENU: 'NONE',
  OVERFLOWED: 'NOT_READY',
  VOICEMAIL: 'WRAP_UP',
  DISCARDED: 'NONE',
} as const satisfies Partial<Record<Outcome, LampState>>;

const lampOf = (outcome: Outcome): LampState => (outcome in LAMPS ? LAMPS[outcome as keyof typeof LAMPS] : 'NONE');

/** How a contact ended; while it goes on, that it does. */
export function OutcomeLamp({ row }: { row: ContactRow }) {
  const { t } = useTranslation();
  if (!row.endedAtMs || !row.outcome) return <Lamp state="TALKING">{t('outcome.running')}</Lamp>;
  return <Lamp state={lampOf(row.outcome)}>{t(`outcome.${row.outcome}`, { defaultValue: row.outcome })}</Lamp>;
}

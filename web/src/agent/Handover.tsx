import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';
import type { ContactView } from '../api/types';
import { serverNow } from '../clock/clock';
import { DraftSign } from '../drafts/DraftSign';
import { useDraft } from '../drafts/drafts';
import { typedSince } from '../drafts/typedSince';
import { useShortcut } from '../shell/shortcuts';
import { showDone } from '../shell/problems';
import { Cap } from '../theme/Cap';
import classes from './agent.module.css';
import { writtenIn, type NoteDraft } from './leftNotes';
import { useAsk } from './useDesk';

/** Handed in by itself this long before the wrap-up is over, if a reason was chosen. */
const BEFORE_END_MS = 1_500;

/** Why the customer called and what was said: written during the call, handed in at the end of the wrap-up. */
export function Handover({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  const { contactId, caller, phase, deadlineMs } = contact;
  const customerId = contact.card?.customer?.id ?? null;
  const { draft, write, drop, latest } = useDraft('wrap-up', contactId);
  const { note, dispositionCode } = writtenIn(draft?.content) ?? { note: '', dispositionCode: '' };
  const noteField = useRef<HTMLTextAreaElement>(null);
  const reasons = useRef<HTMLFieldSetElement>(null);
  const group = useId();
  const queries = useQueryClient();
  const dispositions = useQuery({ queryKey: ['dispositions'], queryFn: api.dispositions, staleTime: 300_000 });
  const change = (part: Partial<Pick<NoteDraft, 'note' | 'dispositionCode' | 'sentAtMs'>>) => {
    const next: NoteDraft = { caller, customerId, note, dispositionCode, sentAtMs: null, ...part };
    if (next.note || next.dispositionCode) write(JSON.stringify(next));
    else drop();
  };
  const finish = useAsk(async () => {
    change({ sentAtMs: Date.now() });
    await api.finishWrapUp(contactId, dispositionCode, note.trim());
    const rest = typedSince(note, writtenIn(latest())?.note ?? '');
    change({ note: rest, dispositionCode: rest && dispositionCode });
    showDone(t('wrapUp.done'));
    void queries.invalidateQueries({ queryKey: ['contacts'] });
  });
  const wrapUp = phase === 'WRAP_UP';
  const canFinish = wrapUp && dispositionCode !== '' && !finish.pending;
  const hint = !wrapUp ? t('wrapUp.after') : dispositionCode === '' ? t('wrapUp.choose') : '';
  useShortcut('finish', () => finish.send(), canFinish);
  useShortcut('note', () => noteField.current?.focus());
  useShortcut('disposition', () => focusChoice(reasons.current));
  useBefore(wrapUp && dispositionCode !== '' ? (deadlineMs ?? null) : null, () => finish.send());
  return (
    <section className={`panel ${classes.handover}`} aria-label={t('wrapUp.title')}>
      <fieldset ref={reasons} className={classes.dispositions}>
        <legend>
          {t('wrapUp.disposition')} <Cap action="disposition" />
        </legend>
        {dispositions.data?.map(({ code, label }) => (
          <label key={code} className={classes.disposition}>
            <input
              type="radio"
              name={group}
              value={code}
              checked={code === dispositionCode}
              onChange={() => change({ dispositionCode: code })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Textarea
        ref={noteField}
        label={
          <>
            {t('wrapUp.note')} <Cap action="note" />
          </>
        }
        aria-label={t('wrapUp.note')}
        placeholder={t('wrapUp.notePlaceholder')}
        value={note}
        maxLength={4000}
        autosize
        minRows={6}
        maxRows={16}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey && canFinish) finish.send();
        }}
      />
      <DraftSign
        form="wrap-up"
        subject={contactId}
        discard={drop}
        inWords={(content) => writtenIn(content)?.note ?? ''}
      />
      <Button
        size="md"
        fullWidth
        leftSection={<IconCheck size={18} />}
        rightSection={<Cap action="finish" />}
        disabled={!canFinish}
        loading={finish.pending}
        onClick={() => finish.send()}
      >
        {t('wrapUp.finish')}
      </Button>
      {hint && <p className={classes.hint}>{hint}</p>}
    </section>
  );
}

function focusChoice(group: HTMLFieldSetElement | null) {
  const choices = [...(group?.querySelectorAll('input') ?? [])];
  (choices.find((choice) => choice.checked) ?? choices[0])?.focus();
}

/** Does `act` once, shortly before a deadline; again when the deadline moves. */
function useBefore(deadlineMs: number | null, act: () => void) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (deadlineMs === null) return;
    const timer = setTimeout(() => latest.current(), Math.max(0, deadlineMs - serverNow() - BEFORE_END_MS));
    return () => clearTimeout(timer);
  }, [deadlineMs]);
}

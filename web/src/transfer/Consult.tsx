import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowsExchange, IconPhoneCheck, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import type { ConsultView, ContactView } from '../api/types';
import { Since } from '../clock/Clock';
import { callerName } from '../crm/callerName';
import { formatPhone } from '../i18n/phone';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import classes from './transfer.module.css';

/** Why a consult came to nothing, as far as the agent has to know. */
export const FAILED = {
  NOT_REACHED: 'transfer.failed.NOT_REACHED',
  PARTNER_LEFT: 'transfer.failed.PARTNER_LEFT',
  PARTNER_LOST: 'transfer.failed.PARTNER_LOST',
  BUSY: 'transfer.failed.BUSY',
  NO_ANSWER: 'transfer.failed.NO_ANSWER',
  DECLINED: 'transfer.failed.DECLINED',
  NO_SUCH_NUMBER: 'transfer.failed.NO_SUCH_NUMBER',
  NOT_POSSIBLE: 'transfer.failed.NOT_POSSIBLE',
  LOST: 'transfer.failed.LOST',
} as const;

interface ConsultProps {
  contact: ContactView;
  consult: ConsultView;
}

/** Both parties of a consult, each with its clock, and what can be done now; nothing else can be pressed. */
export function Consult({ contact, consult }: ConsultProps) {
  const { t } = useTranslation();
  if (!consult.asking) {
    return (
      <p className={classes.asked} role="status">
        <strong>
          {t(consult.phase === 'JOINED' ? 'transfer.allThree' : 'transfer.askedBy', { name: consult.name })}
        </strong>{' '}
        {consult.phase !== 'JOINED' && t('transfer.askedText', { name: consult.name })}
      </p>
    );
  }
  return <Asking contact={contact} consult={consult} />;
}

function Asking({ contact, consult }: ConsultProps) {
  const { t } = useTranslation();
  const id = contact.contactId;
  const held = contact.phase === 'HELD';
  const together = consult.phase === 'TOGETHER';
  const joined = consult.phase === 'JOINED';
  const end = useAsk(() => api.endConsult(id));
  const complete = useAsk(() => api.completeConsult(id));
  const join = useAsk(() => api.joinConsult(id));
  const swap = useAsk(() => (held ? api.resume(id) : api.hold(id)));
  const busy = end.pending || complete.pending || join.pending || swap.pending;
  useShortcut('takeBack', () => end.send(), !busy);
  useShortcut('complete', () => complete.send(), !busy && (together || joined));
  useShortcut('join', () => join.send(), !busy && together);
  useShortcut('hold', () => swap.send(), !busy && together);
  const other = consult.name || formatPhone(consult.number) || consult.queueName || t('transfer.withOther');
  return (
    <div className={classes.consult}>
      <ol className={classes.parties}>
        <Party
          name={callerName(contact.card) || formatPhone(contact.caller) || t('call.withheld')}
          role={t('transfer.caller')}
          state={t(joined ? 'transfer.joined' : held ? 'transfer.waits' : 'transfer.talking')}
          active={joined || !held}
          sinceMs={contact.sinceMs}
        />
        <Party
          name={other}
          role={consult.name ? consult.queueName : ''}
          state={t(stateOfOther(consult, held))}
          active={joined || (together && held)}
          sinceMs={consult.sinceMs}
        />
      </ol>
      <div className={classes.buttons}>
        {together && (
          <>
            <Button
              variant="default"
              disabled={busy}
              leftSection={<IconArrowsExchange size={17} />}
              rightSection={<Cap action="hold" />}
              onClick={() => swap.send()}
            >
              {t('transfer.swap')}
            </Button>
            <Button
              variant="default"
              disabled={busy}
              leftSection={<IconUsers size={17} />}
              rightSection={<Cap action="join" />}
              onClick={() => join.send()}
            >
              {t('transfer.join')}
            </Button>
          </>
        )}
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconArrowBackUp size={17} />}
          rightSection={<Cap action="takeBack" />}
          onClick={() => end.send()}
        >
          {joined ? t('transfer.letGo', { name: other }) : t('transfer.end')}
        </Button>
        {(together || joined) && (
          <Button
            disabled={busy}
            leftSection={<IconPhoneCheck size={17} />}
            rightSection={<Cap action="complete" />}
            onClick={() => complete.send()}
          >
            {t(joined ? 'transfer.leave' : 'transfer.complete')}
          </Button>
        )}
      </div>
    </div>
  );
}

function stateOfOther({ phase, number }: ConsultView, held: boolean) {
  if (phase === 'SEEKING') return number ? 'transfer.calling' : 'transfer.seeking';
  if (phase === 'RINGING') return 'transfer.ringing';
  if (phase === 'JOINED') return 'transfer.joined';
  return held ? 'transfer.talking' : 'transfer.waits';
}

interface PartyProps {
  name: string;
  role: string;
  state: string;
  active: boolean;
  sinceMs: number;
}

function Party({ name, role, state, active, sinceMs }: PartyProps) {
  return (
    <li className={classes.party} data-lamp={active ? 'TALKING' : 'HELD'}>
      <span className={classes.partyName}>
        <strong>{name}</strong>
        {role && <small className="quiet">{role}</small>}
      </span>
      <span className={classes.partyState}>
        {state} <Since ms={sinceMs} />
      </span>
    </li>
  );
}

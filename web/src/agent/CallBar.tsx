import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agent as api, contacts } from '../api/endpoints';
import type { AgentView, ContactView } from '../api/types';
import { Since, Until } from '../clock/Clock';
import { formatClock } from '../clock/clock';
import { RecordingPlayer } from '../contacts/RecordingPlayer';
import { callerName } from '../crm/callerName';
import { formatDateTime } from '../i18n/format';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import { LampSign } from '../theme/Lamp';
import classes from './agent.module.css';
import { Keypad } from './Keypad';
import { Consult, FAILED } from '../transfer/Consult';
import { TransferButton } from '../transfer/TransferButton';
import { otherNumber } from './otherNumber';
import { FaultText } from './FaultText';
import { useAsk, useCall } from './useDesk';
import { useFault } from './useFault';

const EXTEND_MS = 60_000;

/** The call at hand: who, how long, and what can be done with it. */
export function CallBar({ view, contact }: { view: AgentView; contact: ContactView }) {
  const { t } = useTranslation();
  const { placed } = contact;
  const name = placed?.name || callerName(contact.card);
  const number = otherNumber(contact) || t('call.withheld');
  return (
    <section className={classes.call} data-lamp={contact.phase} aria-label={t('call.title')}>
      <span className={classes.callPhase}>
        <LampSign state={contact.phase} size={20} />
        <strong>
          {t(
            contact.callback?.ringing
              ? 'callback.ringing'
              : placed?.own && !placed.answered
                ? 'ownCall.calling'
                : `phase.${contact.phase}`,
          )}
        </strong>
      </span>
      <span className={classes.callClock}>
        {contact.phase === 'WRAP_UP' && typeof contact.deadlineMs === 'number' ? (
          <Until ms={contact.deadlineMs} />
        ) : (
          <Since ms={contact.sinceMs} />
        )}
      </span>
      <span className={classes.callWho}>
        <strong>{name || (placed && contact.queueName) || number}</strong>
        <span className="quiet">
          {[
            contact.callback && t('callback.callback'),
            contact.message && t('voicemail.long', { time: formatClock(contact.message.lengthMs) }),
            name && number,
            contact.queueName,
            contact.numberLabel,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {contact.phase === 'WRAP_UP' ? (
        <WrapUpButtons contact={contact} />
      ) : (
        <TalkButtons view={view} contact={contact} />
      )}
      {contact.message && contact.phase !== 'WRAP_UP' && (
        <Message contact={contact} leftAtMs={contact.message.leftAtMs} />
      )}
      {contact.consult && contact.phase !== 'WRAP_UP' && <Consult contact={contact} consult={contact.consult} />}
      {!contact.consult && contact.consultEnd in FAILED && contact.phase !== 'WRAP_UP' && (
        <p className={classes.trouble} role="status">
          {t(FAILED[contact.consultEnd as keyof typeof FAILED])}
        </p>
      )}
      <Trouble view={view} />
    </section>
  );
}

/** When it was left, and the recording to listen to in the page. */
function Message({ contact, leftAtMs }: { contact: ContactView; leftAtMs: number }) {
  const { t } = useTranslation();
  const recordings = useQuery({
    queryKey: ['recordings', contact.contactId],
    queryFn: () => contacts.recordings(contact.contactId),
    // The log that says who may hear it follows the call.
    refetchInterval: ({ state }) => (state.data?.length ? false : 1_000),
  });
  return (
    <div className={classes.message}>
      <p>{t('voicemail.heard', { at: formatDateTime(leftAtMs) })}</p>
      {recordings.data?.map((recording) => (
        <RecordingPlayer key={recording.id} recording={recording} />
      ))}
    </div>
  );
}

/** Why this page has not the sound of the call. */
function Trouble({ view }: { view: AgentView }) {
  const { t } = useTranslation();
  const { elsewhere, lostSound } = useCall(view);
  const fault = useFault(view);
  if (elsewhere) return <p className={classes.trouble}>{t('check.phone_elsewhere')}</p>;
  if (!lostSound)
    return (
      <p className={classes.trouble} role="status">
        {fault && (
          <>
            <IconAlertTriangle size={17} aria-hidden /> <FaultText fault={fault} />
          </>
        )}
      </p>
    );
  return (
    <p className={classes.trouble} role="alert">
      <IconAlertTriangle size={17} aria-hidden /> {t('call.lostSound')}
    </p>
  );
}

function TalkButtons({ view, contact }: { view: AgentView; contact: ContactView }) {
  const { t } = useTranslation();
  const call = useCall(view);
  const [keypad, setKeypad] = useState(false);
  const held = contact.phase === 'HELD';
  const muted = call.phone?.muted ?? false;
  const { consult } = contact;
  const alone = !consult;
  const own = contact.placed?.own ?? false;
  useShortcut('mute', call.mute, call.phone !== null);
  useShortcut('hold', () => call.hold.send(), !call.hold.pending && alone && !own);
  useShortcut('hangUp', () => call.hangUp.send(), !call.hangUp.pending && !consult?.asking);
  useShortcut('keypad', () => setKeypad((open) => !open));
  return (
    <div className={classes.callButtons}>
      {call.browser && (
        <Button
          variant={muted ? 'filled' : 'default'}
          color="orange"
          aria-pressed={muted}
          disabled={!call.phone}
          leftSection={muted ? <IconMicrophoneOff size={17} /> : <IconMicrophone size={17} />}
          rightSection={<Cap action="mute" />}
          onClick={call.mute}
        >
          {t(muted ? 'call.unmute' : 'call.mute')}
        </Button>
      )}
      {alone && !own && !contact.message && (
        <Button
          variant={held ? 'filled' : 'default'}
          loading={call.hold.pending}
          leftSection={held ? <IconPlayerPlay size={17} /> : <IconPlayerPause size={17} />}
          rightSection={<Cap action="hold" />}
          onClick={() => call.hold.send()}
        >
          {t(held ? 'call.resume' : 'call.hold')}
        </Button>
      )}
      {alone && !own && <TransferButton contact={contact} />}
      <Keypad open={keypad} setOpen={setKeypad} send={call.digits}>
        <Button
          variant="default"
          leftSection={<IconDialpad size={17} />}
          rightSection={<Cap action="keypad" />}
          onClick={() => setKeypad(!keypad)}
          aria-expanded={keypad}
        >
          {t('call.keypad')}
        </Button>
      </Keypad>
      {!consult?.asking && (
        <Button
          className={classes.hangUp}
          loading={call.hangUp.pending}
          leftSection={<IconPhoneOff size={17} />}
          rightSection={<Cap action="hangUp" />}
          onClick={() => call.hangUp.send()}
        >
          {t('call.hangUp')}
        </Button>
      )}
    </div>
  );
}

function WrapUpButtons({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  const extend = useAsk(() => api.extendWrapUp(contact.contactId, EXTEND_MS));
  useShortcut('extend', () => extend.send(), !extend.pending);
  return (
    <div className={classes.callButtons}>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        rightSection={<Cap action="extend" />}
        loading={extend.pending}
        onClick={() => extend.send()}
      >
        {t('wrapUp.extend')}
      </Button>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconPhone, IconPhoneIncoming, IconPhoneX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgentView, ContactView } from '../api/types';
import { formatClock, formatCountdown, useNow } from '../clock/clock';
import { callerName } from '../crm/callerName';
import { formatPhone } from '../i18n/phone';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import classes from './incoming.module.css';
import { useCall } from './useDesk';

/** The call that rings: large, on every page, with the time left to answer. */
export function IncomingCall({ view, contact }: { view: AgentView; contact: ContactView }) {
  const { t } = useTranslation();
  const call = useCall(view);
  const now = useNow();
  const several = contact.pop?.toChoose ? t('pop.several', { count: contact.pop.matches.length }) : '';
  const name =
    contact.placed?.name || several || callerName(contact.card) || t(contact.card ? 'call.unknown' : 'call.lookingUp');
  const number = formatPhone(contact.callback?.number ?? contact.caller) || t('call.withheld');
  const deadlineMs = contact.deadlineMs ?? null;
  const left = deadlineMs === null ? null : deadlineMs - now;
  const whole = deadlineMs === null ? 1 : Math.max(1, deadlineMs - contact.sinceMs);
  useShortcut('answer', call.answer, call.canAnswer && !call.answering);
  useShortcut('decline', call.decline.send, !call.decline.pending && !call.answering);
  return (
    <section className={classes.incoming} aria-label={t('call.incoming')}>
      <div className="visually-hidden" role="alert">
        {contact.callback && `${t('callback.callback')}. `}
        {t('call.announce', { name, number, queue: contact.queueName })}
      </div>
      <span className={classes.sign} aria-hidden>
        <IconPhoneIncoming size={30} stroke={1.8} />
      </span>
      <div className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.about}>
          {contact.callback && <strong>{t('callback.callback')}</strong>}
          <span className="figures">{number}</span>
          {contact.message && <span>{t('voicemail.long', { time: formatClock(contact.message.lengthMs) })}</span>}
          <span>{contact.queueName || (contact.placed && t('ownCall.state_INTERNAL'))}</span>
          {contact.numberLabel && <span>{t('call.dialled', { label: contact.numberLabel })}</span>}
        </span>
      </div>
      {left !== null && (
        <span className={classes.left}>
          <span className="figures">{formatCountdown(left)}</span>
          <small>{t('call.toAnswer')}</small>
        </span>
      )}
      {call.elsewhere ? (
        <strong className={classes.lift}>{t('call.otherTab')}</strong>
      ) : call.browser || call.canAnswer ? (
        <Button
          size="lg"
          className={classes.answer}
          leftSection={<IconPhone size={20} />}
          rightSection={<Cap action="answer" />}
          onClick={call.answer}
          loading={call.answering}
          disabled={!call.canAnswer}
        >
          {t('call.answer')}
        </Button>
      ) : (
        <strong className={classes.lift}>{t('call.liftPhone')}</strong>
      )}
      <Button
        size="lg"
        className={classes.decline}
        leftSection={<IconPhoneX size={20} />}
        rightSection={<Cap action="decline" />}
        onClick={() => call.decline.send()}
        loading={call.decline.pending}
        disabled={call.answering}
      >
        {t('call.decline')}
      </Button>
      {call.browser && !call.elsewhere && !call.canAnswer && (
        <p className={classes.trouble}>{t('call.noMicrophone')}</p>
      )}
      {left !== null && (
        <span className={classes.countdown} aria-hidden>
          <span style={{ transform: `scaleX(${Math.max(0, Math.min(1, left / whole))})` }} />
        </span>
      )}
    </section>
  );
}

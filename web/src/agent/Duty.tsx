import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentView, CallerCard, ContactView, Me } from '../api/types';
import { formatPhone } from '../i18n/phone';
import { live } from '../live/LiveSocket';
import { link } from '../shell/route';
import { microphone, softphone, useMicrophone, useSoftphone } from '../softphone';
import { startRinging, stopRinging } from '../softphone/ringTone';
import { Since } from '../clock/Clock';
import { Lamp } from '../theme/Lamp';
import { callAttention, stopAttention } from './attention';
import classes from './agent.module.css';
import { IncomingCall } from './IncomingCall';
import { useAgentView } from './useDesk';

/** What goes on whichever page an agent looks at: the telephone, the ringing, the way back to the call. */
export default function Duty({ me, onAgentPage }: { me: Me; onAgentPage: boolean }) {
  const view = useAgentView();
  usePhone(view?.device === 'browser', me.userId);
  useRinging(view);
  useStayWarning();
  const contact = view?.contact;
  if (!view || !contact) return null;
  if (contact.phase === 'OFFERED') return <IncomingCall view={view} contact={contact} />;
  return onAgentPage ? null : <BackToCall contact={contact} />;
}

function usePhone(inBrowser: boolean, userId: number) {
  const { stream } = useMicrophone();
  useEffect(() => {
    if (!inBrowser) return;
    void microphone.open();
    softphone.start(userId);
    return () => {
      softphone.stop();
      microphone.close();
    };
  }, [inBrowser, userId]);
  useEffect(() => {
    if (inBrowser) live.reportMicrophone(stream !== null);
  }, [inBrowser, stream]);
}

/** Asks before this page is closed in mid-call: the call's sound is in it. */
function useStayWarning() {
  const { call } = useSoftphone();
  const talking = call?.phase === 'talking';
  useEffect(() => {
    if (!talking) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [talking]);
}

function useRinging(view: AgentView | null) {
  const { t } = useTranslation();
  const offered = view?.contact?.phase === 'OFFERED' ? view.contact : null;
  const id = offered?.contactId;
  const loud = view?.device === 'browser';
  const who = offered ? callerName(offered.card) || formatPhone(offered.caller) || t('call.withheld') : '';
  useEffect(() => {
    if (id === undefined) return;
    if (loud) startRinging();
    return () => {
      stopRinging();
      softphone.withdraw();
    };
  }, [id, loud]);
  useEffect(() => {
    if (id === undefined) return;
    callAttention(t('call.incoming'), `${who} · ${offered?.queueName ?? ''}`);
    return stopAttention;
  }, [id, who]);
}

function BackToCall({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  return (
    <aside aria-label={t('call.title')} className={classes.backPlace}>
      <a href={link('agent')} className={classes.back} data-lamp={contact.phase}>
        <Lamp state={contact.phase} bare>
          {t(`phase.${contact.phase}`)}
        </Lamp>
        <strong>{callerName(contact.card) || formatPhone(contact.caller) || t('call.withheld')}</strong>
        <Since ms={contact.sinceMs} />
        <span className={classes.backWords}>{t('call.back')}</span>
      </a>
    </aside>
  );
}

export function callerName(card: CallerCard | null | undefined): string {
  const person = card?.customer ?? card?.employee;
  return person ? `${person.firstName} ${person.lastName}`.trim() : '';
}

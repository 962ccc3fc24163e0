import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentView, ContactView, Me } from '../api/types';
import { callerName } from '../crm/callerName';
import { formatPhone } from '../i18n/phone';
import { live } from '../live/LiveSocket';
import { link } from '../shell/route';
import { useStay } from '../shell/useStay';
import { microphone, softphone, useMicrophone, useSoftphone } from '../softphone';
import { startRinging, stopRinging } from '../softphone/ringTone';
import { Since } from '../clock/Clock';
import { Lamp } from '../theme/Lamp';
import { callAttention, stopAttention } from './attention';
import { callIsHere } from './callHere';
import classes from './agent.module.css';
import { IncomingCall } from './IncomingCall';
import { useAgentView } from './useDesk';

/** What goes on whichever page an agent looks at: the telephone, the ringing, the way back to the call. */
export default function Duty({ me, onAgentPage }: { me: Me; onAgentPage: boolean }) {
  const view = useAgentView();
  usePhone(view?.device === 'browser', me.userId);
  useRinging(view, useSoftphone().registration !== 'elsewhere');
  // The sound of the call is in this page.
  useStay(useSoftphone().call?.phase === 'talking');
  useCallHere(view);
  const contact = view?.contact;
  if (!view || !contact) return null;
  if (contact.phase === 'OFFERED') return <IncomingCall key={contact.contactId} view={view} contact={contact} />;
  return onAgentPage ? null : <BackToCall contact={contact} />;
}

function usePhone(inBrowser: boolean, userId: number) {
  const { stream } = useMicrophone();
  const { registration } = useSoftphone();
  const here = inBrowser && registration !== 'off' && registration !== 'elsewhere';
  useEffect(() => {
    if (!inBrowser) return;
    softphone.start(userId);
    return () => softphone.stop();
  }, [inBrowser, userId]);
  useEffect(() => {
    if (!here) return;
    void microphone.open();
    return () => microphone.close();
  }, [here]);
  useEffect(() => {
    if (!here) return;
    live.reportMicrophone(stream !== null);
    return () => live.reportMicrophone(false);
  }, [here, stream]);
  useEffect(() => {
    if (!here) return;
    live.onAnswer = (contactId) => softphone.answer(contactId);
    return () => {
      live.onAnswer = () => {};
    };
  }, [here]);
}

/** Remembers the call that this tab has, until the server says that it went on to its end. */
function useCallHere(view: AgentView | null) {
  const { call } = useSoftphone();
  const talking = call?.phase === 'talking';
  const state = view?.state;
  useEffect(() => {
    if (talking) callIsHere(true);
    else if (state === 'WRAP_UP' || state === 'AVAILABLE' || state === 'NOT_READY') callIsHere(false);
  }, [talking, state]);
}

function useRinging(view: AgentView | null, here: boolean) {
  const { t } = useTranslation();
  const offered = view?.contact?.phase === 'OFFERED' ? view.contact : null;
  const id = offered?.contactId;
  const loud = here && view?.device === 'browser';
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
    if (id === undefined || !here) return;
    callAttention(t('call.incoming'), `${who} · ${offered?.queueName ?? ''}`);
    return stopAttention;
  }, [id, who, here]);
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

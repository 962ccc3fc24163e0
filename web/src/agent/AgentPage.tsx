import { Loader } from '@mantine/core';
import { IconHeadset, IconHeadsetOff, IconUrgent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgentView, ContactView } from '../api/types';
import { Colleagues } from '../colleagues/Colleagues';
import { useBeside } from '../colleagues/useBeside';
import { Caller } from '../crm/Caller';
import { formatPhone } from '../i18n/phone';
import classes from './agent.module.css';
import { CallBar } from './CallBar';
import { EmergencyBar } from './EmergencyBar';
import { Handover } from './Handover';
import { hindranceOf } from './hindrance';
import { LeftDrafts } from './LeftDrafts';
import { Recent } from './Recent';
import { SignIn } from './SignIn';
import { StateBar } from './StateBar';
import { PassedOn } from '../transfer/PassedOn';
import { TypedByOthers } from '../transfer/TypedByOthers';
import { useAgentView } from './useDesk';

const SIGNS = { DEVICE_LOST: IconHeadsetOff, EMERGENCY: IconUrgent };

/** The one screen of an agent's day: my state, my call, the caller's card, my notes. */
export default function AgentPage() {
  const { t } = useTranslation();
  const view = useAgentView();
  const beside = useBeside();
  if (!view) return <Loader m="xl" aria-label={t('loading')} />;
  if (view.state === 'OFFLINE') return <SignIn />;
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('nav.agent')}</h1>
      <StateBar view={view} colleagues={beside} />
      <div className={beside.open ? classes.withColleagues : classes.alone}>
        <div className={classes.alone}>
          <EmergencyBar />
          {view.contact ? <AtWork view={view} contact={view.contact} /> : <Waiting view={view} />}
        </div>
        {beside.open && <Colleagues close={beside.toggle} />}
      </div>
    </div>
  );
}

function AtWork({ view, contact }: { view: AgentView; contact: ContactView }) {
  return (
    <>
      {contact.phase !== 'OFFERED' && <CallBar view={view} contact={contact} />}
      {contact.placed?.kind === 'INTERNAL' ? null : <CardAndNotes contact={contact} />}
    </>
  );
}

/** Between colleagues there is nobody to look up, and nothing to write down. */
function CardAndNotes({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  return (
    <div className={classes.work}>
      <section className={classes.card} aria-label={t('card.title')}>
        {contact.noteSoFar && <PassedOn note={contact.noteSoFar} />}
        <TypedByOthers contact={contact} />
        {contact.card ? (
          <Caller key={contact.contactId} card={contact.card} contact={contact} noting={contact.placed !== null} />
        ) : (
          <div className={classes.looking}>
            <Loader size="sm" />
            <span>{t('card.looking', { number: formatPhone(contact.caller) || t('call.withheld') })}</span>
          </div>
        )}
      </section>
      {!contact.placed && <Handover key={contact.contactId} contact={contact} />}
    </div>
  );
}

function Waiting({ view }: { view: AgentView }) {
  const { t } = useTranslation();
  const available = view.state === 'AVAILABLE';
  const hindrance = hindranceOf(view);
  const Sign = hindrance ? SIGNS[hindrance] : IconHeadset;
  return (
    <div className={classes.waiting}>
      <div className={classes.ready} data-lamp={hindrance ? 'ALARM' : view.state}>
        <Sign size={44} stroke={1.3} aria-hidden />
        <div>
          <h2>{t(available ? 'agent.waiting' : 'agent.resting')}</h2>
          <p className="quiet">
            {t(available ? 'agent.waitingText' : [`agent.restingText_${view.reasonCode}`, 'agent.restingText'])}
          </p>
        </div>
      </div>
      <LeftDrafts />
      <Recent />
    </div>
  );
}

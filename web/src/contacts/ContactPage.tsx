import { Loader } from '@mantine/core';
import { IconArrowLeft, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contacts } from '../api/endpoints';
import type { ContactDetail } from '../api/types';
import { formatClock } from '../clock/clock';
import { formatDate, formatDateTime, formatTime } from '../i18n/format';
import { PhoneNumber } from '../dial/PhoneNumber';
import { formatPhone } from '../i18n/phone';
import { Failed } from '../list/DataList';
import { problemText } from '../shell/problems';
import { link } from '../shell/route';
import classes from './contacts.module.css';
import { OutcomeLamp } from './OutcomeLamp';
import { RecordingPlayer } from './RecordingPlayer';
import { Timeline } from './Timeline';

/** One contact from first ring to last wrap-up. */
export function ContactPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const contact = useQuery({ queryKey: ['contacts', id], queryFn: () => contacts.detail(id) });
  return (
    <div className={classes.page}>
      <a href={link('contacts')} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('nav.contacts')}
      </a>
      {contact.isPending && <Loader aria-label={t('loading')} />}
      {contact.error && <Failed text={problemText(contact.error)} again={() => void contact.refetch()} />}
      {contact.data && <Detail contact={contact.data} />}
    </div>
  );
}

function Detail({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const number = contact.placedBy || formatPhone(contact.caller) || t('call.withheld');
  const recordings = useQuery({
    queryKey: ['recordings', contact.contactId],
    queryFn: () => contacts.recordings(contact.contactId),
    enabled: contact.hasRecording,
  });
  return (
    <>
      <section className={`panel ${classes.detail}`}>
        <header className={classes.detailHead}>
          <h1>{contact.customerName || number}</h1>
          <OutcomeLamp row={contact} />
        </header>
        <dl className={classes.facts}>
          <Fact
            name={t('contact.caller')}
            value={!contact.placedBy && contact.caller ? <PhoneNumber number={contact.caller} /> : number}
          />
          {contact.kind !== 'CALL' && <Fact name={t('contact.kind')} value={t(`contact.kind_${contact.kind}`)} />}
          <Fact
            name={t('contact.dialled')}
            value={contact.placedBy ? <PhoneNumber number={contact.dialled} /> : formatPhone(contact.dialled)}
          />
          <Fact
            name={t('contact.started')}
            value={`${formatDate(contact.startedAtMs)}, ${formatTime(contact.startedAtMs)}`}
          />
          {contact.fromContactId && (
            <Fact
              name={t('voicemail.from')}
              value={<a href={link('contacts', contact.fromContactId)}>{t('voicemail.call')}</a>}
            />
          )}
          {contact.messageIds.map((id) => (
            <Fact
              key={id}
              name={t('contact.kind_VOICEMAIL')}
              value={<a href={link('contacts', id)}>{t('story.toMessage')}</a>}
            />
          ))}
          {contact.continuedIn && (
            <Fact
              name={t('story.continued')}
              value={<a href={link('contacts', contact.continuedIn)}>{t('story.toContinued')}</a>}
            />
          )}
          <Fact name={t('contact.queue')} value={contact.queueName} />
          <Fact name={t('contact.agent')} value={contact.agentName} />
          <Fact name={t('contact.wait')} value={formatClock(contact.waitMs)} />
          <Fact name={t('contact.talk')} value={formatClock(contact.talkMs)} />
          <Fact name={t('contact.hold')} value={formatClock(contact.holdMs)} />
          <Fact name={t('contact.disposition')} value={contact.disposition} />
          {contact.verified && <Fact name={t('typedNumber.verifiedBy')} value={<Verified by={contact.verified} />} />}
          <Fact
            name={t('contact.ended')}
            value={
              contact.endedBy &&
              [
                t(`endedBy.${contact.endedBy}`, { defaultValue: contact.endedBy }),
                contact.endCause && t(`endCause.${contact.endCause}`, { defaultValue: contact.endCause }),
              ]
                .filter(Boolean)
                .join(' · ')
            }
          />
        </dl>
      </section>
      {recordings.error && <p role="alert">{problemText(recordings.error)}</p>}
      {recordings.data?.map((recording) => (
        <RecordingPlayer key={recording.id} recording={recording} />
      ))}
      <section className={`panel ${classes.detail}`}>
        <h2>{t('contact.segments')}</h2>
        <Timeline contact={contact} />
      </section>
    </>
  );
}

/** Who made sure of the customer, when, and by what. */
function Verified({ by: { byName: name, at, fields } }: { by: NonNullable<ContactDetail['verified']> }) {
  const { t } = useTranslation();
  const asked = fields.map((field) => t(`pop.question.${field}` as 'pop.question.CITY', { defaultValue: field }));
  return (
    <>
      <IconShieldCheck size={15} aria-hidden />{' '}
      {t('typedNumber.verifiedText', { name, time: formatDateTime(at), fields: asked.join(', ') })}
    </>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className="figures">{value || '–'}</dd>
    </div>
  );
}

import { IconDialpad } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerCard, ContactView, PopView } from '../api/types';
import { Card } from './Card';
import { CustomerFiles } from './CustomerFiles';
import { FindCaller } from './FindCaller';
import { ForeignRecords } from './ForeignRecords';
import { Matches } from './Matches';
import { NewCaller, UnknownHead } from './NewCaller';
import { NoteField } from './NoteField';
import classes from './pop.module.css';
import { Script } from './Script';
import { USUAL } from './sections';
import { Verify } from './Verify';

/** That the caller has keyed in whose card it is. */
function FoundBy({ found: { meaning, digits } }: { found: NonNullable<PopView['foundBy']> }) {
  const { t } = useTranslation();
  return (
    <p className={classes.foundBy} role="status">
      <IconDialpad size={17} aria-hidden />
      {t('typedNumber.foundBy', { what: t(`typedNumber.${meaning}`), digits })}
    </p>
  );
}

interface CallerProps {
  card: CallerCard;
  contact: ContactView;
  /** Notes are written on the card, since this contact has no wrap-up. */
  noting: boolean;
}

/**
 * Who is calling, as the scenario for such a caller shows it: one of several to be chosen, the card of somebody known, or a
 * new customer's to fill in and then to go on with.
 */
export function Caller({ card: given, contact, noting }: CallerProps) {
  const [created, setCreated] = useState<CallerCard | null>(null);
  const { contactId, records, pop } = contact;
  const card = created ?? given;
  const sections = created ? USUAL[created.kind] : (pop?.sections ?? USUAL[card.kind]);
  const customerId = card.customer?.id;
  return (
    <>
      {pop?.foundBy && !created && <FoundBy found={pop.foundBy} />}
      {pop?.script && <Script text={pop.script} />}
      {pop && pop.matches.length > 0 && <Matches contactId={contactId} pop={pop} card={card} />}
      {pop?.verification && !pop.toChoose && (
        <Verify
          key={customerId}
          contactId={contactId}
          verification={pop.verification}
          talking={contact.phase === 'TALKING' || contact.phase === 'HELD'}
        />
      )}
      {pop?.toChoose ? (
        <ForeignRecords records={records} />
      ) : (
        <Card
          card={card}
          sections={sections}
          notes={noting && customerId && <NoteField key={customerId} customerId={customerId} contactId={contactId} />}
          files={customerId && <CustomerFiles key={customerId} customerId={customerId} card={card} />}
          unknown={
            sections.includes('NEW_CUSTOMER') ? (
              <NewCaller number={card.number} contactId={contactId} saved={setCreated} />
            ) : (
              <>
                <UnknownHead number={card.number} />
                <FindCaller contactId={contactId} />
              </>
            )
          }
          foreign={records.length > 0 && <ForeignRecords records={records} />}
        />
      )}
    </>
  );
}

import { useState } from 'react';
import type { CallerCard, ContactView } from '../api/types';
import { Card } from './Card';
import { ForeignRecords } from './ForeignRecords';
import { Matches } from './Matches';
import { NewCaller, UnknownHead } from './NewCaller';
import { NoteField } from './NoteField';
import { Script } from './Script';
import { USUAL } from './sections';

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
  return (
    <>
      {pop?.script && <Script text={pop.script} />}
      {pop && pop.matches.length > 1 && <Matches contactId={contactId} pop={pop} card={card} />}
      {pop?.toChoose ? (
        <ForeignRecords records={records} />
      ) : (
        <Card
          card={card}
          sections={sections}
          notes={noting && card.customer && <NoteField customerId={card.customer.id} contactId={contactId} />}
          unknown={
            sections.includes('NEW_CUSTOMER') ? (
              <NewCaller number={card.number} contactId={contactId} saved={setCreated} />
            ) : (
              <UnknownHead number={card.number} />
            )
          }
          foreign={records.length > 0 && <ForeignRecords records={records} />}
        />
      )}
    </>
  );
}

import { useState } from 'react';
import type { CallerCard } from '../api/types';
import { Card } from './Card';
import { NewCaller } from './NewCaller';
import { NoteField } from './NoteField';

interface CallerProps {
  card: CallerCard;
  contactId: string;
  /** Notes are written on the card, since this contact has no wrap-up. */
  noting: boolean;
}

/** Who is calling: the card of somebody known, or a new customer's to fill in and then to go on with. */
export function Caller({ card, contactId, noting }: CallerProps) {
  const [created, setCreated] = useState<CallerCard | null>(null);
  const shown = created ?? card;
  return (
    <Card
      card={shown}
      notes={noting && shown.customer && <NoteField customerId={shown.customer.id} contactId={contactId} />}
      unknown={<NewCaller number={card.number} contactId={contactId} saved={setCreated} />}
    />
  );
}

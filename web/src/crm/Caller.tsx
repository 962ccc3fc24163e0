import { useState } from 'react';
import type { CallerCard } from '../api/types';
import { Card } from './Card';
import { NewCaller } from './NewCaller';

/** Who is calling: the card of somebody known, or a new customer's to fill in and then to go on with. */
export function Caller({ card, contactId }: { card: CallerCard; contactId: string }) {
  const [created, setCreated] = useState<CallerCard | null>(null);
  return (
    <Card
      card={created ?? card}
      unknown={<NewCaller number={card.number} contactId={contactId} saved={setCreated} />}
    />
  );
}

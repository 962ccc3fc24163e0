import { useTranslation } from 'react-i18next';
import type { CallerCard } from '../api/types';
import { PhoneNumber } from '../dial/PhoneNumber';
import { CustomerForm } from './CustomerForm';
import classes from './crm.module.css';

interface NewCallerProps {
  number: string;
  contactId: string;
  saved: (card: CallerCard) => void;
}

/** Somebody not known yet: a new customer with the number filled in. */
export function NewCaller({ number, contactId, saved }: NewCallerProps) {
  const { t } = useTranslation();
  return (
    <div>
      <header className={classes.head}>
        <div className={classes.headName}>
          <span className={classes.kind}>{t('card.UNKNOWN')}</span>
          <h2>{number ? <PhoneNumber number={number} /> : t('call.withheld')}</h2>
        </div>
        <p className="quiet">{t(number ? 'card.unknownText' : 'card.withheldText')}</p>
      </header>
      <CustomerForm number={number} draftOf={contactId} saved={saved} />
    </div>
  );
}

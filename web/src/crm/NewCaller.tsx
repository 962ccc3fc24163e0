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
      <UnknownHead number={number} text={t(number ? 'card.unknownText' : 'card.withheldText')} />
      <CustomerForm number={number} draftOf={contactId} saved={saved} />
    </div>
  );
}

/** The number of somebody not known. */
export function UnknownHead({ number, text }: { number: string; text?: string }) {
  const { t } = useTranslation();
  return (
    <header className={classes.head}>
      <div className={classes.headName}>
        <span className={classes.kind}>{t('card.UNKNOWN')}</span>
        <h2>{number ? <PhoneNumber number={number} /> : t('call.withheld')}</h2>
      </div>
      {text && <p className="quiet">{text}</p>}
    </header>
  );
}

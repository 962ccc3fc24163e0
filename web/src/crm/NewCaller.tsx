import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerCard } from '../api/types';
import { formatPhone } from '../i18n/phone';
import { Card } from './Card';
import { CustomerForm } from './CustomerForm';
import classes from './crm.module.css';

/** Somebody not known yet: a new customer with the number filled in; once saved, that customer's card. */
export function NewCaller({ number, contactId }: { number: string; contactId?: string | undefined }) {
  const { t } = useTranslation();
  const [created, setCreated] = useState<CallerCard | null>(null);
  if (created) return <Card card={created} {...(contactId ? { contactId } : {})} />;
  return (
    <div>
      <header className={classes.head}>
        <div className={classes.headName}>
          <span className={classes.kind}>{t('card.UNKNOWN')}</span>
          <h2 className="figures">{formatPhone(number) || t('call.withheld')}</h2>
        </div>
        <p className="quiet">{t(number ? 'card.unknownText' : 'card.withheldText')}</p>
      </header>
      <CustomerForm
        number={number}
        {...(contactId ? { keepAs: `switchroom.newCustomer.${contactId}` } : {})}
        saved={setCreated}
      />
    </div>
  );
}

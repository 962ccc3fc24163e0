import { useTranslation } from 'react-i18next';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import { AccountPicker } from './AccountPicker';
import classes from './pop.module.css';

/** A customer who calls from a number nobody knows: found by name, and the card opens. */
export function FindCaller({ contactId, found }: { contactId: string; found?: () => void }) {
  const { t } = useTranslation();
  const choose = useAsk(async (id: string) => {
    await api.identify(contactId, 'CUSTOMER', id);
    found?.();
  });
  return (
    <div className={classes.find}>
      <AccountPicker label={t('pop.find')} self="" value="" name="" onChange={(id) => choose.send(id)} />
    </div>
  );
}

import { Button, Modal } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { records } from '../api/endpoints';
import { callerName } from '../crm/callerName';
import { formatPhone } from '../i18n/phone';
import { problemText } from '../shell/problems';
import { go } from '../shell/route';
import classes from './dial.module.css';
import { numberOfLink } from './telephone';
import { toNumber, useDial } from './useDial';

/**
 * A telephone link that was opened somewhere else, as `#/dial/tel:+4930…`. It is asked before it is dialled: no other page
 * can make an agent call anybody.
 */
export function DialLink({ link }: { link: string }) {
  const { t } = useTranslation();
  const { able, obstacle, dial } = useDial();
  const number = numberOfLink(link);
  const card = useQuery({
    queryKey: ['caller-card', number],
    queryFn: () => records.callerCard(number ?? ''),
    enabled: number !== null,
  });
  const leave = () => go('agent');
  return (
    <Modal opened onClose={leave} title={t('dial.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.asked}>
        {number === null ? (
          <p role="alert">{t('dial.noNumber')}</p>
        ) : (
          <>
            <strong className="figures">{formatPhone(card.data?.number || number)}</strong>
            <span className="quiet" role="status">
              {card.error ? problemText(card.error) : (card.data && callerName(card.data)) || t('dial.unknown')}
            </span>
            {(!able || obstacle) && <p role="status">{t(`dial.not.${obstacle ?? 'signIn'}`)}</p>}
          </>
        )}
      </div>
      <div className={classes.answers}>
        <Button data-autofocus variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
        {number !== null && (
          <Button
            leftSection={<IconPhoneOutgoing size={17} />}
            disabled={!able || obstacle !== null}
            onClick={() => dial(toNumber(number))}
          >
            {t('ownCall.call')}
          </Button>
        )}
      </div>
    </Modal>
  );
}

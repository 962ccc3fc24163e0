import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowForwardUp, IconMessageQuestion, IconPhone, IconSearch, IconX, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Since } from '../clock/Clock';
import { fitting, type Entry } from '../palette/entries';
import { useTargets } from '../palette/useTargets';
import { Lamp } from '../theme/Lamp';
import classes from './colleagues.module.css';

const MOST = 200;

/** The sign of what can be done, by the name of its text. */
const SIGNS: Record<string, Icon> = {
  'ownCall.call': IconPhone,
  'transfer.ask': IconMessageQuestion,
  'transfer.pass': IconArrowForwardUp,
};

/** Who else is at work and at what; to call them or, in a call, to ask them or pass the caller on. */
export function Colleagues({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const all = useTargets(true, '').filter(({ group }) => group === 'colleague' || group === 'queue');
  const found = fitting(all, typed, MOST);
  return (
    <aside className={`panel ${classes.colleagues}`} aria-labelledby="colleagues-title">
      <header>
        <h2 id="colleagues-title">{t('colleagues.title')}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={t('close')} onClick={close}>
          <IconX size={17} />
        </ActionIcon>
      </header>
      <TextInput
        size="xs"
        type="search"
        aria-label={t('colleagues.search')}
        placeholder={t('colleagues.search')}
        leftSection={<IconSearch size={14} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul>
        {found.map((entry) => (
          <Row key={entry.key} entry={entry} />
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">{t('colleagues.nobody')}</p>}
    </aside>
  );
}

function Row({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={classes.who}>
        <strong>{entry.title}</strong>
        <small className="quiet">{entry.detail}</small>
      </span>
      <span className={classes.acts}>
        {entry.acts.map((act) => {
          const Sign = SIGNS[act.name] ?? IconPhone;
          const name = t('colleagues.act', { what: t(act.name), name: entry.title });
          return (
            <ActionIcon key={act.name} variant="default" aria-label={name} title={name} onClick={act.run}>
              <Sign size={16} />
            </ActionIcon>
          );
        })}
      </span>
      {entry.state && (
        <span className={classes.state}>
          <Lamp state={entry.state}>{t(`state.${entry.state}`)}</Lamp>
          {entry.sinceMs !== undefined && (
            <small className="quiet">
              <Since ms={entry.sinceMs} />
            </small>
          )}
        </span>
      )}
    </li>
  );
}

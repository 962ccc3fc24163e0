import { Alert, Anchor, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconDatabase, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardItem, ForeignCard, ForeignRecord } from '../api/types';
import { WithNumbers } from '../dial/PhoneNumber';
import classes from './foreign.module.css';

/** What the company's own databases say of a caller. */
export function ForeignRecords({ records }: { records: ForeignRecord[] }) {
  const { t } = useTranslation();
  return records.map(({ source, cards, problem }) => (
    <section key={source} className={classes.record} aria-label={t('connector.recordOf', { source })}>
      <h3>
        <IconDatabase size={16} aria-hidden />
        {source}
      </h3>
      {problem && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle />}>
          {problem}
        </Alert>
      )}
      <ForeignCards cards={cards} />
    </section>
  ));
}

/** One card; of several the one that is chosen. */
export function ForeignCards({ cards }: { cards: ForeignCard[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('0');
  const card = cards[Number(chosen)] ?? cards[0];
  if (!card) return null;
  return (
    <>
      {cards.length > 1 && (
        <div className={classes.several}>
          <span>{t('connector.several', { count: cards.length })}</span>
          <SegmentedControl
            size="xs"
            orientation={cards.length > 3 ? 'vertical' : 'horizontal'}
            aria-label={t('connector.choose')}
            data={cards.map((one, index) => ({ value: String(index), label: titleOf(one) || String(index + 1) }))}
            value={chosen}
            onChange={setChosen}
          />
        </div>
      )}
      <OneCard card={card} />
    </>
  );
}

function OneCard({ card }: { card: ForeignCard }) {
  const { t } = useTranslation();
  const facts = card.values.filter(({ field }) => field !== 'FIRST_NAME' && field !== 'LAST_NAME' && field !== 'LINK');
  const link = card.values.find(({ field }) => field === 'LINK');
  return (
    <div className={classes.card}>
      <p className={classes.name}>
        <strong>{titleOf(card)}</strong>
        <span className="quiet">{t(`card.${card.kind}`)}</span>
        {link && (
          <Anchor href={link.value} target="_blank" rel="noopener noreferrer" className={classes.link}>
            {t('connector.open')} <IconExternalLink size={14} aria-hidden />
          </Anchor>
        )}
      </p>
      <dl className={classes.facts}>
        {facts.map(({ field, label, value }, index) => (
          <div key={index}>
            <dt>{label || t(`connector.fields.${field}`)}</dt>
            <dd>
              <WithNumbers text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {card.items.length > 0 && <Items items={card.items} />}
    </div>
  );
}

function Items({ items }: { items: CardItem[] }) {
  return (
    <ul className={classes.items}>
      {items.map(({ number, at, status, amount, text }, index) => (
        <li key={index}>
          <span className="figures quiet">{at}</span>
          <span>
            <strong>{number}</strong> {text}
          </span>
          <span className="quiet">{status}</span>
          <span className="figures">{amount}</span>
        </li>
      ))}
    </ul>
  );
}

function titleOf({ values }: ForeignCard): string {
  const of = (...fields: string[]) =>
    fields.map((field) => values.find((one) => one.field === field)?.value).filter(Boolean);
  return of('FIRST_NAME', 'LAST_NAME').join(' ') || (of('COMPANY', 'CUSTOMER_NUMBER', 'EMAIL')[0] ?? '');
}

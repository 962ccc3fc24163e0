import { Badge, Button, Loader } from '@mantine/core';
import { IconAddressBook, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '../api/endpoints';
import type { Account, AccountAddress, AccountProduct, AccountRelation } from '../api/types';
import { PhoneNumber } from '../dial/PhoneNumber';
import { useDraft } from '../drafts/drafts';
import { EditDrawer } from '../form/EditDrawer';
import { countryName, formatDay } from '../i18n/format';
import { Failed } from '../list/DataList';
import { problemText } from '../shell/problems';
import { link } from '../shell/route';
import { AccountEditor } from './AccountEditor';
import classes from './account.module.css';
import { useCustomFields, type Custom } from './customFields';
import { CustomValue } from './CustomValue';
import { ChangedBy } from './together';

/** What belongs to a customer besides the card, and the way to change it. */
export function AccountPanel({ id, custom }: { id: string; custom: Custom }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { draft } = useDraft('account', id);
  const account = useQuery({ queryKey: ['customers', id, 'account'], queryFn: () => accounts.show(id) });
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby="account-title">
      <header>
        <h2 id="account-title">
          <IconAddressBook size={18} aria-hidden /> {t('account.title')}
        </h2>
        <ChangedBy fields={['tags', 'addresses', 'relations', 'products', 'phones']} />
        {account.data && (
          <Badge variant="default" tt="none">
            {t(`account.kind.${account.data.kind}`)}
          </Badge>
        )}
        <Button
          size="xs"
          variant="default"
          ml="auto"
          leftSection={<IconPencil size={14} />}
          disabled={!account.data}
          onClick={() => setEditing(true)}
        >
          {t(draft ? 'drafts.goOn' : 'account.edit')}
        </Button>
      </header>
      {account.isPending && <Loader aria-label={t('loading')} />}
      {account.error && <Failed text={problemText(account.error)} again={() => void account.refetch()} />}
      {account.data && <Sections account={account.data} custom={custom} />}
      <EditDrawer opened={editing} close={() => setEditing(false)} title={t('account.edit')} size="xl">
        {(leave) =>
          account.data && <AccountEditor account={account.data} close={() => setEditing(false)} leave={leave} />
        }
      </EditDrawer>
    </section>
  );
}

function Sections({ account, custom }: { account: Account; custom: Custom }) {
  const { t } = useTranslation();
  const fields = useCustomFields();
  return (
    <dl className={classes.sections}>
      <Section name={t('account.tags')}>
        {account.tags.map((tag) => (
          <Badge key={tag} variant="light" tt="none" mr="0.3rem">
            {tag}
          </Badge>
        ))}
      </Section>
      <Section name={t('customer.phones')}>
        {account.phones.map(({ e164, label }) => (
          <p key={e164}>
            <PhoneNumber number={e164} /> <span className="quiet">{label}</span>
          </p>
        ))}
      </Section>
      <Section name={t('account.addresses')}>
        {account.addresses.map((address, at) => (
          <p key={at}>
            {address.label && <strong>{address.label}: </strong>}
            {written(address)}
          </p>
        ))}
      </Section>
      <Section name={t('account.relations')}>
        {account.relations.map((relation) => (
          <Relation key={relation.kind + relation.otherId + relation.said} relation={relation} />
        ))}
      </Section>
      <Section name={t('account.products')}>
        {account.products.map((product, at) => (
          <Product key={at} product={product} />
        ))}
      </Section>
      {fields.map((field) => (
        <Section key={field.key} name={field.name}>
          {custom[field.key] === undefined
            ? []
            : [<CustomValue key={field.key} field={field} value={custom[field.key]} />]}
        </Section>
      ))}
    </dl>
  );
}

function Section({ name, children }: { name: string; children: ReactNode[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children.length > 0 ? children : <span className="quiet">–</span>}</dd>
    </div>
  );
}

function Relation({ relation }: { relation: AccountRelation }) {
  const { t } = useTranslation();
  return (
    <p>
      <span className="quiet">{t(`account.${relation.said ? 'relation' : 'relationOfOther'}.${relation.kind}`)}</span>{' '}
      <a href={link('customers', relation.otherId)}>{relation.name}</a>
    </p>
  );
}

function Product({ product }: { product: AccountProduct }) {
  const { t } = useTranslation();
  const facts = [
    product.serialNumber,
    product.boughtOn && t('account.bought', { date: formatDay(product.boughtOn) }),
    product.warrantyUntil && t('account.warranty', { date: formatDay(product.warrantyUntil) }),
  ].filter(Boolean);
  return (
    <p>
      {product.product} <span className="quiet">{facts.join(' · ')}</span>
    </p>
  );
}

const written = (address: AccountAddress) =>
  [
    address.street,
    [address.postcode, address.city].filter(Boolean).join(' '),
    address.country && countryName(address.country),
  ]
    .filter(Boolean)
    .join(', ');

import { ActionIcon, Button, Select, TagsInput, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '../api/endpoints';
import type { Account } from '../api/types';
import { Country } from '../form/Country';
import { DraftSign } from '../drafts/DraftSign';
import { useFormDraft } from '../drafts/useFormDraft';
import { FormFrame } from '../form/FormFrame';
import { problemsAt } from '../form/refused';
import { formatPhone } from '../i18n/phone';
import { useLive } from '../live/useLive';
import { AccountPicker } from './AccountPicker';
import { belongingsOf, type Belongings, type Part } from './account';
import classes from './account.module.css';
import { isConflict, useTheirs } from './useTheirs';

const RELATIONS = ['WORKS_FOR', 'BELONGS_TO', 'HOUSEHOLD'] as const;
const MOST = 40;

type Form = UseFormReturnType<Belongings>;

interface AccountEditorProps {
  account: Account;
  close: () => void;
  leave: () => void;
}

/** Everything that belongs to an account in one form. What somebody else changed meanwhile is merged part by part. */
export function AccountEditor({ account, close, leave }: AccountEditorProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<Belongings>({ initialValues: belongingsOf(account) });
  const draft = useFormDraft(form, 'account', account.id, '');
  const news = useLive((state) => state.card?.news);
  const { base, settle } = useTheirs(form, {
    now: account,
    valuesOf: belongingsOf,
    inWords: (theirs, field) => inWords(theirs, field as Part),
    byWhom: (field) => news?.[field]?.byName ?? '',
    rebase: draft.rebase,
  });
  const names = useRef(new Map<string, string>()).current;
  account.relations.forEach(({ otherId, name }) => names.set(otherId, name));

  const save = async (from: Account, values: Belongings): Promise<void> => {
    try {
      const saved = await accounts.replace(account.id, { ...values, version: from.version });
      queries.setQueryData(['customers', account.id, 'account'], saved);
      void queries.invalidateQueries({ queryKey: ['customers', account.id] });
    } catch (error) {
      const theirs = isConflict(error) ? await accounts.show(account.id) : from;
      if (theirs.version === from.version) throw error;
      theirs.relations.forEach(({ otherId, name }) => names.set(otherId, name));
      return save(theirs, settle(from, values, theirs));
    }
  };

  const sign = <DraftSign form="account" subject={account.id} discard={draft.discard} />;
  return (
    <FormFrame
      form={form}
      save={(values) => save(base.current ?? account, values)}
      existing={null}
      close={close}
      leave={leave}
      said={t('customer.saved')}
      draft={{ ...draft, sign }}
    >
      <TagsInput label={t('account.tags')} maxTags={30} {...form.getInputProps('tags')} />
      <Phones form={form} />
      <Addresses form={form} />
      <Relations form={form} self={account.id} names={names} />
      <Products form={form} />
    </FormFrame>
  );
}

/** What the other person made of a part, in a line. */
function inWords(theirs: Account, part: Part): string {
  const words = {
    tags: theirs.tags,
    phones: theirs.phones.map(({ e164, label }) => `${formatPhone(e164)} ${label}`.trim()),
    addresses: theirs.addresses.map(({ street, city }) => [street, city].filter(Boolean).join(', ')),
    relations: theirs.relations.map(({ name }) => name),
    products: theirs.products.map(({ product }) => product),
  }[part];
  return words.join(' · ') || '–';
}

function Rows({
  form,
  part,
  title,
  children,
  add,
}: {
  form: Form;
  part: Part;
  title: string;
  children: ReactNode;
  add?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.rows}>
      <legend>{title}</legend>
      {children}
      {problemsAt(form.errors, part).map((problem) => (
        <p key={problem} role="alert" className={classes.problem}>
          {problem}
        </p>
      ))}
      {add && (
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('account.add', { what: title })}
        </Button>
      )}
    </fieldset>
  );
}

function Remove({ name, remove }: { name: string; remove: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t('account.remove', { name })} onClick={remove}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}

function Phones({ form }: { form: Form }) {
  const { t } = useTranslation();
  if (form.values.phones.length === 0) return null;
  return (
    <Rows form={form} part="phones" title={t('customer.phones')}>
      {form.values.phones.map(({ e164 }, at) => (
        <div key={e164} className={classes.phone}>
          <span className="figures">{formatPhone(e164)}</span>
          <TextInput
            aria-label={t('account.labelOf', { name: formatPhone(e164) })}
            placeholder={t('account.phoneLabel')}
            maxLength={MOST}
            {...form.getInputProps(`phones.${at}.label`)}
          />
        </div>
      ))}
    </Rows>
  );
}

function Addresses({ form }: { form: Form }) {
  const { t } = useTranslation();
  const add = () => form.insertListItem('addresses', { label: '', street: '', postcode: '', city: '', country: '' });
  return (
    <Rows form={form} part="addresses" title={t('account.addresses')} add={add}>
      {form.values.addresses.map((address, at) => (
        <div key={at} className={classes.address}>
          <TextInput label={t('account.label')} maxLength={MOST} {...form.getInputProps(`addresses.${at}.label`)} />
          <TextInput label={t('customer.street')} maxLength={200} {...form.getInputProps(`addresses.${at}.street`)} />
          <Remove name={address.label || address.street} remove={() => form.removeListItem('addresses', at)} />
          <TextInput
            label={t('customer.postcode')}
            maxLength={200}
            {...form.getInputProps(`addresses.${at}.postcode`)}
          />
          <TextInput label={t('customer.city')} maxLength={200} {...form.getInputProps(`addresses.${at}.city`)} />
          <Country
            label={t('customer.country')}
            clearable
            value={address.country}
            onChange={(country) => form.setFieldValue(`addresses.${at}.country`, country)}
          />
        </div>
      ))}
    </Rows>
  );
}

function Relations({ form, self, names }: { form: Form; self: string; names: Map<string, string> }) {
  const { t } = useTranslation();
  const add = () => form.insertListItem('relations', { kind: 'WORKS_FOR', otherId: '' });
  return (
    <Rows form={form} part="relations" title={t('account.relations')} add={add}>
      {form.values.relations.map((relation, at) => (
        <div key={at} className={classes.relation}>
          <Select
            label={t('account.relationKind')}
            data={RELATIONS.map((value) => ({ value, label: t(`account.relation.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps(`relations.${at}.kind`)}
          />
          <AccountPicker
            label={t('account.other')}
            self={self}
            value={relation.otherId}
            name={names.get(relation.otherId) ?? ''}
            onChange={(id, name) => {
              names.set(id, name);
              form.setFieldValue(`relations.${at}.otherId`, id);
            }}
          />
          <Remove name={names.get(relation.otherId) ?? ''} remove={() => form.removeListItem('relations', at)} />
        </div>
      ))}
    </Rows>
  );
}

function Products({ form }: { form: Form }) {
  const { t } = useTranslation();
  const add = () =>
    form.insertListItem('products', { product: '', serialNumber: '', boughtOn: null, warrantyUntil: null });
  const date = (path: string) => {
    const { value, ...input } = form.getInputProps(path);
    return {
      ...input,
      value: value ?? '',
      onChange: (event: { currentTarget: { value: string } }) =>
        form.setFieldValue(path, event.currentTarget.value || null),
    };
  };
  return (
    <Rows form={form} part="products" title={t('account.products')} add={add}>
      {form.values.products.map((product, at) => (
        <div key={at} className={classes.product}>
          <TextInput label={t('account.product')} maxLength={200} {...form.getInputProps(`products.${at}.product`)} />
          <TextInput
            label={t('account.serial')}
            maxLength={200}
            {...form.getInputProps(`products.${at}.serialNumber`)}
          />
          <TextInput type="date" label={t('account.boughtOn')} {...date(`products.${at}.boughtOn`)} />
          <TextInput type="date" label={t('account.warrantyUntil')} {...date(`products.${at}.warrantyUntil`)} />
          <Remove name={product.product} remove={() => form.removeListItem('products', at)} />
        </div>
      ))}
    </Rows>
  );
}

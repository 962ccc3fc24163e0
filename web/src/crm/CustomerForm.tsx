import { Button, NativeSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { customers } from '../api/endpoints';
import type { CallerCard, Customer } from '../api/types';
import { DraftSign } from '../drafts/DraftSign';
import type { DraftForm } from '../drafts/drafts';
import { useFormDraft } from '../drafts/useFormDraft';
import { Country } from '../form/Country';
import { useUnsaved } from '../form/EditDrawer';
import { focusFirstWrong, refusalText, showRefusal } from '../form/refused';
import { languageName } from '../i18n/format';
import { LANGUAGES } from '../i18n/i18n';
import { formatPhone } from '../i18n/phone';
import { useLive } from '../live/useLive';
import { showDone } from '../shell/problems';
import classes from './crm.module.css';
import { CustomInputs } from './CustomInputs';
import { bodyOf, EMPTY, inputOf, mergedInputs, nameOf, type CustomerInput } from './customerInput';
import { textOf, useFieldWords } from './fieldText';
import { useManagers } from './managers';
import { ChangedBy } from './together';
import { isConflict, useTheirs } from './useTheirs';

interface CustomerFormProps {
  customer?: Customer;
  /** Filled in for a new customer, E.164. */
  number?: string;
  /** Of a new customer: what tells its draft from others'. */
  draftOf?: string;
  saved: (card: CallerCard) => void;
  cancel?: () => void;
}

export function CustomerForm({ customer, number, draftOf = 'new', saved, cancel }: CustomerFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<CustomerInput>({
    initialValues: customer ? inputOf(customer) : { ...EMPTY, phones: number ? [formatPhone(number)] : [] },
    validate: {
      lastName: (value, all) => (value.trim() || all.company.trim() ? null : t('customer.nameNeeded')),
      email: (value) => (value === '' || /^\S+@\S+\.\S+$/.test(value) ? null : t('customer.emailWrong')),
      phones: (value) =>
        value.every((phone) => /^[+0-9][0-9 ()/-]{4,}$/.test(phone)) ? null : t('customer.phoneWrong'),
    },
  });
  const words = useFieldWords();
  const { fields } = words;
  const place: [DraftForm, string] = customer ? ['customer', customer.id] : ['new-customer', draftOf];
  const draft = useFormDraft(form, ...place, nameOf(form.values), mergedInputs);
  const news = useLive((state) => state.card?.news);
  const { base, settle } = useTheirs(form, {
    now: customer,
    valuesOf: inputOf,
    merge: mergedInputs,
    inWords: (theirs, field) => textOf(theirs, field, words),
    byWhom: (field) => news?.[field]?.byName ?? '',
    rebase: draft.rebase,
  });
  /** What somebody else changed meanwhile is merged field by field; where both changed the same, who saves again wins. */
  const change = async (from: Customer, values: CustomerInput): Promise<CallerCard> => {
    try {
      return await customers.change(from.id, { ...bodyOf(values, fields), version: from.version });
    } catch (error) {
      const theirs = isConflict(error) ? (await customers.card(from.id)).customer : null;
      if (!theirs || theirs.version === from.version) throw error;
      return change(theirs, settle(from, values, theirs));
    }
  };
  const save = useMutation({
    mutationFn: (values: CustomerInput) =>
      base.current ? change(base.current, values) : customers.create(bodyOf(values, fields)),
    onSuccess: (card) => {
      draft.drop();
      void queries.invalidateQueries({ queryKey: ['customers'] });
      showDone(t('customer.saved'));
      saved(card);
    },
    onError: (error) => {
      showRefusal(form, error);
      focusFirstWrong(element.current);
    },
  });
  const refusal = refusalText(save.error, form.values);
  const named = (field: string, name: string) => ({
    'aria-label': name,
    label: (
      <>
        {name} {customer && <ChangedBy fields={[field]} />}
      </>
    ),
  });
  useUnsaved(form.isDirty() && !save.isSuccess, draft.discard);
  const submit = form.onSubmit(
    (values) => save.mutate(values),
    () => focusFirstWrong(element.current),
  );
  return (
    <form ref={element} onSubmit={submit} className={classes.form} noValidate>
      <TextInput
        {...named('firstName', t('customer.firstName'))}
        maxLength={200}
        {...form.getInputProps('firstName')}
      />
      <TextInput {...named('lastName', t('customer.lastName'))} maxLength={200} {...form.getInputProps('lastName')} />
      <TextInput {...named('company', t('customer.company'))} maxLength={200} {...form.getInputProps('company')} />
      <TextInput {...named('email', t('customer.email'))} type="email" {...form.getInputProps('email')} />
      <TagsInput
        {...named('phones', t('customer.phones'))}
        description={t('customer.phonesText')}
        maxTags={10}
        className={classes.wide}
        {...form.getInputProps('phones')}
      />
      <TextInput
        {...named('street', t('customer.street'))}
        maxLength={200}
        className={classes.wide}
        {...form.getInputProps('street')}
      />
      <TextInput {...named('postcode', t('customer.postcode'))} maxLength={200} {...form.getInputProps('postcode')} />
      <TextInput {...named('city', t('customer.city'))} maxLength={200} {...form.getInputProps('city')} />
      <Country {...named('country', t('customer.country'))} clearable {...form.getInputProps('country')} />
      <NativeSelect
        {...named('language', t('customer.language'))}
        data={[
          { value: '', label: '–' },
          ...Object.keys(LANGUAGES).map((value) => ({ value, label: languageName(value) })),
        ]}
        {...form.getInputProps('language')}
      />
      <TextInput
        {...named('valueClass', t('rule.attribute.VALUE_CLASS'))}
        maxLength={20}
        {...form.getInputProps('valueClass')}
      />
      <Manager
        now={customer}
        {...named('managerId', t('rule.attribute.PERSONAL_MANAGER'))}
        {...form.getInputProps('managerId')}
      />
      <CustomInputs
        fields={fields}
        values={form.values.custom}
        errors={form.errors}
        change={(key, value) => {
          form.setFieldValue('custom', { ...form.getValues().custom, [key]: value });
          form.clearFieldError(`custom.${key}`);
        }}
      />
      <div className={classes.wide}>
        <DraftSign form={place[0]} subject={place[1]} discard={draft.discard} />
      </div>
      {refusal && (
        <p role="alert" className={classes.formProblem}>
          {refusal}
        </p>
      )}
      <div className={classes.formButtons}>
        <Button type="submit" loading={save.isPending}>
          {t(customer ? 'save' : 'customer.create')}
        </Button>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface ManagerProps {
  now?: Customer;
  label: ReactNode;
  'aria-label': string;
  value?: number;
  onChange: (id: number) => void;
  error?: ReactNode;
}

/** Who looks after the customer; 0: nobody in particular. Who does now may stay, even when no agent any more. */
function Manager({ now, value, onChange, ...input }: ManagerProps) {
  const { t } = useTranslation();
  const managers = useManagers();
  const choices = managers.data ?? [];
  const gone =
    managers.data && now?.managerId && !choices.some(({ id }) => id === now.managerId)
      ? [{ id: now.managerId, name: `${now.managerName} ${t('rule.gone')}`.trim() }]
      : [];
  return (
    <Select
      {...input}
      data={[...gone, ...choices].map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value ? String(value) : null}
      onChange={(id) => onChange(Number(id ?? 0))}
      nothingFoundMessage={t('form.nothingFits')}
      clearable
      searchable
    />
  );
}

import { Button, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { customers } from '../api/endpoints';
import type { CallerCard, Customer } from '../api/types';
import { languageName } from '../i18n/format';
import { LANGUAGES } from '../i18n/i18n';
import { problemText } from '../shell/problems';
import classes from './crm.module.css';

type CustomerInput = Omit<Customer, 'id' | 'customerNumber'>;

const EMPTY: CustomerInput = {
  firstName: '',
  lastName: '',
  company: '',
  email: '',
  phones: [],
  street: '',
  postcode: '',
  city: '',
  country: '',
  language: '',
};

interface CustomerFormProps {
  customer?: Customer;
  /** Filled in for a new customer, E.164. */
  number?: string;
  /** Under which what was typed is kept in this tab until it is saved. */
  keepAs?: string;
  saved: (card: CallerCard) => void;
  cancel?: () => void;
}

export function CustomerForm({ customer, number, keepAs, saved, cancel }: CustomerFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<CustomerInput>({
    initialValues: customer ? inputOf(customer) : (kept(keepAs) ?? { ...EMPTY, phones: number ? [number] : [] }),
    onValuesChange: (values) => keepAs && sessionStorage.setItem(keepAs, JSON.stringify(values)),
    validate: {
      lastName: (value, all) => (value.trim() || all.company.trim() ? null : t('customer.nameNeeded')),
      email: (value) => (value === '' || /^\S+@\S+\.\S+$/.test(value) ? null : t('customer.emailWrong')),
      country: (value) => (value === '' || /^[A-Za-z]{2}$/.test(value) ? null : t('customer.countryWrong')),
      phones: (value) =>
        value.every((phone) => /^[+0-9][0-9 ()/-]{4,}$/.test(phone)) ? null : t('customer.phoneWrong'),
    },
  });
  const save = useMutation({
    mutationFn: (values: CustomerInput) =>
      customer ? customers.change(customer.id, values) : customers.create(values),
    onSuccess: (card) => {
      if (keepAs) sessionStorage.removeItem(keepAs);
      void queries.invalidateQueries({ queryKey: ['customers'] });
      saved(card);
    },
    onError: (error) => error instanceof ProblemError && form.setErrors(error.problem.fields),
  });
  const submit = form.onSubmit((values) => save.mutate({ ...values, country: values.country.toUpperCase() }));
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput label={t('customer.firstName')} {...form.getInputProps('firstName')} />
      <TextInput label={t('customer.lastName')} {...form.getInputProps('lastName')} />
      <TextInput label={t('customer.company')} {...form.getInputProps('company')} />
      <TextInput label={t('customer.email')} type="email" {...form.getInputProps('email')} />
      <TagsInput label={t('customer.phones')} maxTags={10} className={classes.wide} {...form.getInputProps('phones')} />
      <TextInput label={t('customer.street')} className={classes.wide} {...form.getInputProps('street')} />
      <TextInput label={t('customer.postcode')} {...form.getInputProps('postcode')} />
      <TextInput label={t('customer.city')} {...form.getInputProps('city')} />
      <TextInput label={t('customer.country')} placeholder="DE" maxLength={2} {...form.getInputProps('country')} />
      <NativeSelect
        label={t('customer.language')}
        data={[
          { value: '', label: '–' },
          ...Object.keys(LANGUAGES).map((value) => ({ value, label: languageName(value) })),
        ]}
        {...form.getInputProps('language')}
      />
      {save.error && (
        <p role="alert" className={classes.formProblem}>
          {problemText(save.error)}
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

function kept(as: string | undefined): CustomerInput | null {
  return as ? (JSON.parse(sessionStorage.getItem(as) ?? 'null') as CustomerInput | null) : null;
}

function inputOf({ id: _id, customerNumber: _number, ...input }: Customer): CustomerInput {
  return input;
}

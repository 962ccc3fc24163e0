import { Alert, Button, Loader, Radio } from '@mantine/core';
import { IconAlertTriangle, IconArrowMerge } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts, customers, merges } from '../api/endpoints';
import type { Account, CallerCard } from '../api/types';
import { useUnsaved } from '../form/EditDrawer';
import form from '../form/form.module.css';
import { formatPhone } from '../i18n/phone';
import { Failed } from '../list/DataList';
import { problemText, showDone } from '../shell/problems';
import { AccountPicker } from './AccountPicker';
import { differing, type Differing } from './differing';
import { useFieldWords } from './fieldText';
import classes from './merge.module.css';

export interface Other {
  id: string;
  name: string;
}

interface MergeFormProps {
  /** Who stays. */
  id: string;
  other: Other | null;
  choose: (other: Other) => void;
  done: () => void;
  leave: () => void;
}

interface Whole {
  card: CallerCard;
  account: Account;
}

const useWhole = (id: string | undefined) =>
  useQuery({
    queryKey: ['customers', id, 'whole'],
    queryFn: async (): Promise<Whole> => {
      const [card, account] = await Promise.all([customers.card(id!), accounts.show(id!)]);
      return { card, account };
    },
    enabled: id !== undefined,
    gcTime: 0,
    staleTime: Infinity,
  });

/** Two customers side by side; for each field in which they differ one says whose stays. */
export function MergeForm({ id, other, choose, done, leave }: MergeFormProps) {
  const { t } = useTranslation();
  const kept = useWhole(id);
  const gone = useWhole(other?.id);
  const failed = kept.error ?? gone.error;
  return (
    <div className={classes.form}>
      <AccountPicker
        label={t('merge.other')}
        self={id}
        value={other?.id ?? ''}
        name={other?.name ?? ''}
        onChange={(otherId, name) => choose({ id: otherId, name })}
      />
      {failed && <Failed text={problemText(failed)} again={() => void Promise.all([kept.refetch(), gone.refetch()])} />}
      {other && (kept.isPending || gone.isPending) && <Loader aria-label={t('loading')} />}
      {kept.data && gone.data && (
        <SideBySide
          key={gone.data.account.id}
          kept={kept.data}
          gone={gone.data}
          again={() => void Promise.all([kept.refetch(), gone.refetch()])}
          done={done}
          leave={leave}
        />
      )}
    </div>
  );
}

interface SideBySideProps {
  kept: Whole;
  gone: Whole;
  again: () => void;
  done: () => void;
  leave: () => void;
}

function SideBySide({ kept, gone, again, done, leave }: SideBySideProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const fields = differing(kept.card.customer!, gone.card.customer!, useFieldWords());
  const [take, setTake] = useState(() => fields.filter(({ kept }) => !kept).map(({ field }) => field));
  const merge = useMutation({
    mutationFn: () =>
      merges.merge(kept.account.id, {
        version: kept.account.version,
        otherId: gone.account.id,
        otherVersion: gone.account.version,
        take,
      }),
    onSuccess: () => {
      showDone(t('merge.done'));
      done();
      void queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
  useUnsaved(!merge.isSuccess);
  const choose = (field: string, other: boolean) =>
    setTake((before) => [...before.filter((one) => one !== field), ...(other ? [field] : [])]);
  return (
    <>
      <p>{fields.length > 0 ? t('merge.choose') : t('merge.same')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('merge.field')}</th>
            <th scope="col">{t('merge.stays')}</th>
            <th scope="col">{t('merge.goes')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((one) => (
            <FieldRow key={one.field} one={one} taken={take.includes(one.field)} choose={choose} />
          ))}
          <Both
            name={t('customer.phones')}
            lists={[kept, gone].map(({ account }) => account.phones.map(({ e164 }) => formatPhone(e164)))}
          />
          <Both name={t('account.tags')} lists={[kept, gone].map(({ account }) => account.tags)} />
          <Both
            name={t('account.addresses')}
            lists={[kept, gone].map(({ account }) =>
              account.addresses.map(({ street, city }) => [street, city].filter(Boolean).join(', ')),
            )}
          />
          <Both
            name={t('account.relations')}
            lists={[kept, gone].map(({ account }) => account.relations.map(({ name }) => name))}
          />
          <Both
            name={t('account.products')}
            lists={[kept, gone].map(({ account }) => account.products.map(({ product }) => product))}
          />
        </tbody>
      </table>
      <p className="quiet">{t('merge.all')}</p>
      {merge.error && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {problemText(merge.error)}{' '}
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('merge.again')}
          </Button>
        </Alert>
      )}
      <div className={form.buttons}>
        <Button leftSection={<IconArrowMerge size={16} />} loading={merge.isPending} onClick={() => merge.mutate()}>
          {t('merge.merge')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}

interface FieldRowProps {
  one: Differing;
  taken: boolean;
  choose: (field: string, other: boolean) => void;
}

function FieldRow({ one, taken, choose }: FieldRowProps) {
  return (
    <tr>
      <th scope="row">{one.name}</th>
      {[false, true].map((other) => (
        <td key={String(other)} data-chosen={taken === other || undefined}>
          <Radio
            name={one.field}
            checked={taken === other}
            onChange={() => choose(one.field, other)}
            label={(other ? one.gone : one.kept) || '–'}
            aria-label={`${one.name}: ${(other ? one.gone : one.kept) || '–'}`}
          />
        </td>
      ))}
    </tr>
  );
}

/** What both have comes together. */
function Both({ name, lists }: { name: string; lists: string[][] }) {
  if (lists.every((list) => list.length === 0)) return null;
  return (
    <tr>
      <th scope="row">{name}</th>
      {lists.map((list, at) => (
        <td key={at} data-chosen>
          {list.join(' · ') || '–'}
        </td>
      ))}
    </tr>
  );
}

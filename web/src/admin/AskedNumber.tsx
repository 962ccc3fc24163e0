import { Button, Loader, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { askedNumber } from '../api/endpoints';
import type { AskedNumberForm, MenuRow } from '../api/types';
import { useUnsaved } from '../form/EditDrawer';
import { refusalText, showRefusal } from '../form/refused';
import { Failed } from '../list/DataList';
import { problemText, showDone } from '../shell/problems';
import classes from './admin.module.css';
import { between } from './resource';

const MEANINGS = ['CUSTOMER_NUMBER', 'ORDER_NUMBER'] as const;
const MOST_TRIES = 3;

/** For which number a menu asks who has chosen, so that the right card is open when somebody answers. */
export function AskedNumber({ row }: { row: MenuRow }) {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ['asked-number', row.id], queryFn: () => askedNumber.show(row.id), gcTime: 0 });
  if (asked.error) return <Failed text={problemText(asked.error)} again={() => void asked.refetch()} />;
  if (!asked.data) return <Loader size="sm" aria-label={t('loading')} />;
  return <Question menuId={row.id} now={asked.data} />;
}

function Question({ menuId, now }: { menuId: number; now: AskedNumberForm }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { meaning: now.meaning ?? '', question: now.question, tries: now.tries as number | '' },
    validate: {
      question: (question, { meaning }) => (meaning === '' || question.trim() ? null : t('typedNumber.questionWrong')),
      tries: (tries) => between(tries, 1, MOST_TRIES, t),
    },
  });
  const save = useMutation({
    mutationFn: ({ meaning, question, tries }: typeof form.values) =>
      askedNumber.replace(menuId, {
        meaning: MEANINGS.find((one) => one === meaning) ?? null,
        question: question.trim(),
        tries: Number(tries),
      }),
    onSuccess: (saved) => {
      queries.setQueryData(['asked-number', menuId], saved);
      form.resetDirty();
      showDone(t('typedNumber.saved'));
    },
    onError: (error) => showRefusal(form, error),
  });
  useUnsaved(form.isDirty());
  const refusal = refusalText(save.error, form.values);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <fieldset className={`${classes.group} ${classes.asked}`}>
        <legend>{t('typedNumber.ask')}</legend>
        <p className="quiet">{t('typedNumber.askText')}</p>
        <div className={classes.pair}>
          <NativeSelect
            label={t('typedNumber.ask')}
            data={[
              { value: '', label: t('typedNumber.askNone') },
              ...MEANINGS.map((value) => ({ value, label: t(`typedNumber.${value}`) })),
            ]}
            {...form.getInputProps('meaning')}
          />
          <NumberInput
            label={t('typedNumber.tries')}
            min={1}
            max={MOST_TRIES}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('tries')}
          />
        </div>
        <Textarea
          label={t('typedNumber.question')}
          autosize
          minRows={2}
          maxLength={2000}
          disabled={form.values.meaning === ''}
          {...form.getInputProps('question')}
        />
        {refusal && (
          <p role="alert" className={classes.error}>
            {refusal}
          </p>
        )}
        <Button
          type="submit"
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={save.isPending}
          disabled={!form.isDirty()}
        >
          {t('typedNumber.save')}
        </Button>
      </fieldset>
    </form>
  );
}

import { UnstyledButton } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhone } from '../i18n/phone';
import { useMe } from '../session/useMe';
import classes from './dial.module.css';
import { stretchesOf } from './telephone';
import { toNumber, useDial } from './useDial';

/** A telephone number, which an agent calls by a click. `written`: as it stands in a text. */
export function PhoneNumber({ number, written }: { number: string; written?: string }) {
  const { t } = useTranslation();
  const { able, dial, pending } = useDial();
  const shown = written ?? formatPhone(number);
  if (!able || !number.startsWith('+')) return <span className="figures">{shown}</span>;
  return (
    <UnstyledButton
      className={`figures ${classes.number}`}
      aria-label={t('dial.call', { number: shown })}
      title={t('dial.call', { number: shown })}
      aria-busy={pending}
      onClick={(event) => {
        // The row around it opens something else.
        event.stopPropagation();
        dial(toNumber(number));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
    >
      {shown}
      <IconPhone size={13} aria-hidden />
    </UnstyledButton>
  );
}

/** Several in a line. */
export function PhoneNumbers({ numbers }: { numbers: string[] }) {
  return numbers.map((number, at) => (
    <Fragment key={number}>
      {at > 0 && ' · '}
      <PhoneNumber number={number} />
    </Fragment>
  ));
}

/** A text in which the telephone numbers can be called. */
export function WithNumbers({ text }: { text: string }) {
  const country = useMe().data?.country ?? '';
  return stretchesOf(text, country).map(({ text: written, e164 }, at) =>
    e164 ? <PhoneNumber key={at} number={e164} written={written} /> : <Fragment key={at}>{written}</Fragment>,
  );
}

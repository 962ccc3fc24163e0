import { IconEye, IconPencil } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock/clock';
import { formatDateTime } from '../i18n/format';
import { live } from '../live/LiveSocket';
import type { FieldNews } from '../live/messages';
import { useLive } from '../live/useLive';
import { useMe } from '../session/useMe';
import classes from './together.module.css';

const JUST_NOW_MS = 60_000;

/** Says to colleagues who have the same card open that it is open here, too, until this page leaves it. */
export function useOpenCard(customerId: string | null): void {
  useEffect(() => {
    if (customerId === null) return;
    live.showCard(customerId);
    return () => live.showCard(null);
  }, [customerId]);
}

/** Colleagues who have the card open that is open here. */
export function Onlookers() {
  const { t, i18n } = useTranslation();
  const others = useLive((state) => state.card?.others);
  const names = new Intl.ListFormat(i18n.language).format((others ?? []).map(({ name }) => name));
  return (
    <p role="status" className={classes.onlookers}>
      {others && others.length > 0 && (
        <>
          <IconEye size={16} aria-hidden /> {t('together.also', { count: others.length, names })}
        </>
      )}
    </p>
  );
}

/** What a colleague has made of a field while the card was open here; null: nothing. */
export function useNews(...fields: string[]): FieldNews | null {
  const me = useMe().data?.userId;
  const news = useLive((state) => state.card?.news);
  const found = fields.map((field) => news?.[field]).find((one) => one && one.byUserId !== me);
  return found ?? null;
}

/** At a field: that a colleague has changed it. */
export function ChangedBy({ fields }: { fields: string[] }) {
  const news = useNews(...fields);
  return news && <Mark news={news} />;
}

function Mark({ news: { byName: name, atMs } }: { news: FieldNews }) {
  const { t } = useTranslation();
  const now = useNow() - atMs < JUST_NOW_MS;
  return (
    <span className={classes.changed} data-now={now || undefined}>
      <IconPencil size={13} aria-hidden />{' '}
      {now ? t('together.changedNow', { name }) : t('together.changedAt', { name, ago: formatDateTime(atMs) })}
    </span>
  );
}

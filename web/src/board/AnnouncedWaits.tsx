import { Button, Modal, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queues } from '../api/endpoints';
import type { Accuracy } from '../api/types';
import { formatClock } from '../clock/clock';
import { formatNumber, formatPercent } from '../i18n/format';
import { problemText } from '../shell/problems';

/** How far the waits told to a queue's callers were from the real ones, behind a button. */
export function AnnouncedWaits({ queueId, name }: { queueId: number; name: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => setOpen(true)}
        aria-label={`${t('announced.title')}: ${name}`}
      >
        {t('announced.title')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`${t('announced.title')} · ${name}`} size="lg">
        {open && <Hours queueId={queueId} />}
      </Modal>
    </>
  );
}

function Hours({ queueId }: { queueId: number }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['announced-waits', queueId],
    queryFn: () => queues.announcedWaits(queueId),
  });
  if (error) return <p role="alert">{problemText(error)}</p>;
  if (data?.length === 0) return <p className="quiet">{t('announced.none')}</p>;
  return (
    <>
      <p className="quiet">{t('announced.text')}</p>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            {(['hour', 'answered', 'error', 'bias', 'near'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`announced.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data?.map((row) => (
            <Table.Tr key={row.hour ?? 'all'}>
              <Table.Th scope="row">{hourOf(row, t)}</Table.Th>
              <Table.Td>{formatNumber(row.answered)}</Table.Td>
              <Table.Td>{formatClock(row.medianErrorMs)}</Table.Td>
              <Table.Td>{bias(row, t)}</Table.Td>
              <Table.Td>{formatPercent(row.near / row.answered)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

const hourOf = ({ hour }: Accuracy, t: TFunction) =>
  hour === null || hour === undefined ? t('announced.all') : `${hour}:00`;

function bias({ medianBiasMs }: Accuracy, t: TFunction): string {
  if (Math.abs(medianBiasMs) < 1000) return t('announced.exact');
  const time = formatClock(Math.abs(medianBiasMs));
  return medianBiasMs > 0 ? t('announced.longer', { time }) : t('announced.shorter', { time });
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hindranceOf } from '../agent/hindrance';
import { useReasonLabel } from '../agent/reasons';
import { useAgentView, useAsk } from '../agent/useDesk';
import { writtenIn } from '../agent/leftNotes';
import { agent as api } from '../api/endpoints';
import { useDial } from '../dial/useDial';
import { draftBook } from '../drafts/drafts';
import { callable, targetsFor, type Target } from '../transfer/targets';
import type { Act, Entry } from './entries';

const REFRESH_MS = 2_000;

/** Whom the agent can call or, in a call, ask or pass the caller on to: a number, colleagues, queues. */
export function useTargets(agent: boolean, typed: string): Entry[] {
  const { t } = useTranslation();
  const view = useAgentView();
  const { dial } = useDial();
  const reason = useReasonLabel();
  const contact = view?.contact ?? null;
  const signedIn = agent && view !== null && view.state !== 'OFFLINE';
  const found = useQuery({
    queryKey: ['transfer-targets'],
    queryFn: api.transferTargets,
    refetchInterval: REFRESH_MS,
    enabled: signedIn,
  });
  const request = ({ kind, id, number }: Target) => ({
    kind,
    id,
    number,
    note: writtenIn(draftBook.read('wrap-up', contact?.contactId ?? '')?.content)?.note ?? '',
  });
  const consult = useAsk((target: Target) => api.consult(contact?.contactId ?? '', request(target)));
  const transfer = useAsk((target: Target) => api.transfer(contact?.contactId ?? '', request(target)));
  if (!signedIn || !found.data) return [];

  const talking = contact?.phase === 'TALKING' || contact?.phase === 'HELD';
  const mayPassOn = talking && !contact.placed?.own && !contact.consult;
  const mayCall = (!contact || contact.phase === 'WRAP_UP') && view.deviceReady && hindranceOf(view) === null;
  const acts = (target: Target): Act[] => {
    if (!target.free) return [];
    if (mayPassOn)
      return [
        { name: 'transfer.ask', run: () => consult.send(target) },
        { name: 'transfer.pass', run: () => transfer.send(target) },
      ];
    const { kind, id, number } = target;
    return mayCall ? [{ name: 'ownCall.call', run: () => dial({ kind, id, to: number ?? '' }) }] : [];
  };
  const numbers = (mayPassOn ? targetsFor : callable)(found.data, typed).filter(({ kind }) => kind === 'NUMBER');
  const people = (mayPassOn ? targetsFor : callable)(found.data, '');
  return [...numbers, ...people].map((target) => ({
    key: target.key,
    group: target.colleague ? 'colleague' : target.queue ? 'queue' : 'number',
    title: target.kind === 'NUMBER' ? t('transfer.call', { number: target.name }) : target.name,
    detail: target.colleague
      ? target.colleague.queueNames.join(', ')
      : target.queue
        ? t('transfer.waiting', { count: target.queue.waiting })
        : '',
    also: target.colleague
      ? `${target.colleague.queueNames.join(' ')} ${reason(target.colleague.reasonCode)}`
      : target.kind === 'NUMBER'
        ? typed
        : '',
    ...(target.colleague && { state: target.colleague.state, sinceMs: target.colleague.sinceMs }),
    acts: acts(target),
  }));
}

import { Alert, Badge, Button, Loader, Progress, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCertificate, IconDownload, IconUserQuestion } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Twice } from '../../theme/Twice';
import { personRequests } from '../../api/endpoints';
import type { PersonRequest } from '../../api/types';
import { dayOf } from '../../clock/zone';
import { AccountPicker } from '../../crm/AccountPicker';
import { formatDateTime, formatDay } from '../../i18n/format';
import { Failed, Walk } from '../../list/DataList';
import { usePages } from '../../list/usePages';
import { problemText } from '../../shell/problems';
import { link } from '../../shell/route';
import { DangerButton } from '../../theme/DangerButton';
import panels from '../panels.module.css';
import { placeName } from './places';
import classes from './requests.module.css';

const MONTH_MS = 30 * 24 * 3600 * 1000;
const STATES = ['', 'REGISTERED', 'RUNNING', 'FAILED', 'DONE'] as const;
const KINDS: PersonRequest['kind'][] = ['ACCESS', 'ERASURE', 'ANONYMISE'];

/** What people in the records ask for: to see what is kept of them, or to be forgotten. */
export function RequestsPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>('');
  const pages = usePages(
    ['admin', 'person-requests', state],
    (paging, signal) => personRequests.page(state || null, paging, signal),
    (request) => request.state === 'RUNNING',
  );
  const { data, error, isPending, refetch } = pages.list;
  return (
    <div className={panels.page}>
      <h1>{t('admin.person-requests.title')}</h1>
      <Registration />
      <SegmentedControl
        className={classes.states}
        aria-label={t('admin.state')}
        data={STATES.map((value) => ({ value, label: t(value ? `requests.state.${value}` : 'requests.all') }))}
        value={state}
        onChange={(value) => setState(value as (typeof STATES)[number])}
      />
      {isPending && <Loader aria-label={t('loading')} />}
      {error && <Failed text={problemText(error)} again={() => void refetch()} />}
      {data?.items.length === 0 && <p className="quiet">{t(state ? 'requests.noneLike' : 'requests.none')}</p>}
      {data?.items.map((request) => (
        <Request key={request.id} request={request} />
      ))}
      {(pages.previous || pages.next) && <Walk pages={pages} />}
    </div>
  );
}

const useChanged = () => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['admin', 'person-requests'] });
};

function Registration() {
  const { t } = useTranslation();
  const changed = useChanged();
  const [customer, setCustomer] = useState({ id: '', name: '' });
  const [kind, setKind] = useState<PersonRequest['kind']>('ACCESS');
  const [dueOn, setDueOn] = useState(() => dayOf(Date.now() + MONTH_MS));
  const register = useMutation({
    mutationFn: () => personRequests.register({ customerId: customer.id, kind, dueOn }),
    onSuccess: () => {
      setCustomer({ id: '', name: '' });
      changed();
    },
  });
  return (
    <section className={`panel ${panels.panel}`} aria-labelledby="register-title">
      <h2 id="register-title">{t('requests.new')}</h2>
      <div className={panels.line}>
        <AccountPicker
          className={classes.whose}
          label={t('requests.customer')}
          self=""
          value={customer.id}
          name={customer.name}
          onChange={(id, name) => setCustomer({ id, name })}
        />
        <Select
          className={classes.wants}
          label={t('requests.wants')}
          data={KINDS.map((value) => ({ value, label: t(`requests.kind.${value}`) }))}
          value={kind}
          onChange={(value) => value && setKind(value as PersonRequest['kind'])}
          allowDeselect={false}
        />
        <TextInput
          type="date"
          label={t('requests.due')}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        <Button disabled={!customer.id || !dueOn} loading={register.isPending} onClick={() => register.mutate()}>
          {t('requests.register')}
        </Button>
      </div>
      <p className="quiet">{t(`requests.text.${kind}`)}</p>
      {register.error && <Problem error={register.error} />}
    </section>
  );
}

function Problem({ error }: { error: unknown }) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
      {problemText(error)}
    </Alert>
  );
}

function Request({ request }: { request: PersonRequest }) {
  const { t } = useTranslation();
  const changed = useChanged();
  const withdrawal = useMutation({ mutationFn: () => personRequests.withdraw(request.id), onSettled: changed });
  const open = request.state === 'REGISTERED' || request.state === 'FAILED';
  const late = open && request.dueOn < dayOf(Date.now());
  return (
    <section
      className={`panel ${panels.panel} ${classes.request}`}
      aria-labelledby={`request-${request.id} whose-${request.id}`}
    >
      <div className={`${panels.line} ${classes.middle}`}>
        <h2 id={`request-${request.id}`}>
          <IconUserQuestion size={18} aria-hidden /> {t(`requests.kind.${request.kind}`)}
        </h2>
        {request.customerName ? (
          <a id={`whose-${request.id}`} href={link('customers', request.customerId)}>
            {request.customerName} <span className="quiet">{request.customerNumber}</span>
          </a>
        ) : (
          <span id={`whose-${request.id}`} className="quiet">
            {t('requests.nobody', { id: request.customerId })}
          </span>
        )}
        <Badge variant="default" tt="none">
          {t(`requests.state.${request.state}`)}
        </Badge>
        {late && (
          <Badge color="red" variant="light" tt="none">
            {t('requests.late')}
          </Badge>
        )}
        <span className={`quiet ${classes.last}`}>
          {t('requests.dueBy', { date: formatDay(request.dueOn) })} · {formatDateTime(request.createdAt)} ·{' '}
          {request.createdName}
        </span>
      </div>
      {request.state === 'RUNNING' && (
        <div role="status">
          <Progress
            value={(100 * request.places.length) / request.ofPlaces}
            animated
            aria-label={t('requests.state.RUNNING')}
          />
          <span className="quiet">{request.places.map((place) => placeName(place, t)).join(', ')}</span>
        </div>
      )}
      {request.problem && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
          {request.problem}
        </Alert>
      )}
      <div className={`${panels.line} ${classes.middle}`}>
        {open && <Start request={request} />}
        {request.state === 'REGISTERED' && (
          <Twice label={t('requests.withdraw')} question={t('requests.withdrawSure')} act={() => withdrawal.mutate()} />
        )}
        {request.fileReady && (
          <Button
            component="a"
            href={`/api/v1/admin/person-requests/${request.id}/file`}
            download
            leftSection={<IconDownload size={16} />}
          >
            {t('requests.download')}
          </Button>
        )}
        {request.hash && (
          <>
            <Button
              component="a"
              variant="default"
              href={`/api/v1/admin/person-requests/${request.id}/certificate`}
              download
              leftSection={<IconCertificate size={16} />}
            >
              {t('requests.certificate')}
            </Button>
            <code className={classes.hash}>SHA-256 {request.hash}</code>
          </>
        )}
      </div>
      {withdrawal.error && <Problem error={withdrawal.error} />}
    </section>
  );
}

/** An erasure begins only when one has typed whose: it cannot be undone. */
function Start({ request }: { request: PersonRequest }) {
  const { t } = useTranslation();
  const changed = useChanged();
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState('');
  const start = useMutation({
    mutationFn: () => personRequests.start(request.id, typed),
    onSuccess: changed,
  });
  if (request.kind === 'ACCESS' || request.state === 'FAILED')
    return (
      <>
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {t(request.state === 'FAILED' ? 'requests.goOn' : 'requests.gather')}
        </Button>
        {start.error && <Problem error={start.error} />}
      </>
    );
  if (!asked) return <DangerButton onClick={() => setAsked(true)}>{t(`requests.begin.${request.kind}`)}</DangerButton>;
  return (
    <div role="alert" className={classes.question}>
      <p>{t('requests.sure')}</p>
      <div className={panels.line}>
        <TextInput
          label={t('requests.typeNumber', { number: request.customerNumber })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
        <DangerButton
          disabled={typed.trim() !== request.customerNumber}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t(`requests.begin.${request.kind}`)}
        </DangerButton>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('cancel')}
        </Button>
      </div>
      {start.error && <Problem error={start.error} />}
    </div>
  );
}

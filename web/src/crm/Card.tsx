import { Alert } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBuilding,
  IconForms,
  IconHistory,
  IconId,
  IconLanguage,
  IconMail,
  IconMapPin,
  IconNote,
  IconPackage,
  IconPaperclip,
  IconPhone,
  IconStar,
  IconTicket,
  IconUserHeart,
} from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerCard, CardSection, Customer, EarlierContact, Employee, Incident, Note, Order } from '../api/types';
import { PhoneNumbers, WithNumbers } from '../dial/PhoneNumber';
import { countryName, formatAgo, formatDate, formatDateTime, formatMoney, languageName } from '../i18n/format';
import { link } from '../shell/route';
import classes from './crm.module.css';
import { useCustomFields } from './customFields';
import { CustomValue } from './CustomValue';
import { NoteItem } from './NoteItem';
import { fitting, inRows, USUAL } from './sections';
import { ChangedBy, Onlookers, useNews, useOpenCard } from './together';

/** What is known of a caller: a customer's or an employee's card; `unknown` stands for the head of nobody's. */
export function Card({
  card,
  sections = USUAL[card.kind],
  unknown,
  actions,
  notes,
  incidents,
  files,
  foreign,
}: {
  card: CallerCard;
  /** Which there are, in their order; those that have nothing to show are left out. */
  sections?: CardSection[];
  unknown?: ReactNode;
  actions?: ReactNode;
  notes?: ReactNode;
  /** What can be done about incidents. */
  incidents?: ReactNode;
  /** What is attached. */
  files?: ReactNode;
  /** What the company's own databases say. */
  foreign?: ReactNode;
}) {
  const { t } = useTranslation();
  useOpenCard(card.customer?.id ?? null);
  const shown = fitting(sections, card.kind);
  const known = card.kind !== 'UNKNOWN';
  const part = (section: CardSection): ReactNode => {
    switch (section) {
      case 'PERSONAL':
        return (
          <>
            {card.customer && <CustomerHead customer={card.customer} actions={actions} />}
            {card.employee && <EmployeeHead employee={card.employee} />}
          </>
        );
      case 'NEW_CUSTOMER':
        return unknown;
      case 'LAST_ORDER':
        return card.kind === 'CUSTOMER' && <Orders orders={card.orders} last history={shown.includes('ORDERS')} />;
      case 'ORDERS':
        return card.kind === 'CUSTOMER' && !shown.includes('LAST_ORDER') && <Orders orders={card.orders} history />;
      case 'INCIDENTS':
        return (
          (card.kind === 'EMPLOYEE' || incidents || card.incidents.length > 0) && (
            <Incidents incidents={card.incidents} actions={incidents} />
          )
        );
      case 'NOTES':
        return (
          (known || card.notes.length > 0) && (
            <Section icon={<IconNote size={16} />} title={t('card.notes')} fields={['notes']}>
              {notes}
              <Notes notes={card.notes} customerId={notes ? card.customer?.id : undefined} />
            </Section>
          )
        );
      case 'CONTACTS':
        return (known || card.earlierContacts.length > 0) && <Earlier contacts={card.earlierContacts} />;
      case 'FOREIGN':
        return foreign && <div className={classes.foreign}>{foreign}</div>;
    }
  };
  return (
    <div className={classes.card}>
      {card.problem && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle />}>
          {card.problem}
        </Alert>
      )}
      <Onlookers />
      {inRows(shown).map((row) => (
        <Row key={row[0]} parts={row.map((section) => [section, part(section)] as const)} />
      ))}
      {files && (
        <Section icon={<IconPaperclip size={16} />} title={t('files.title')} fields={['files']}>
          {files}
        </Section>
      )}
    </div>
  );
}

/** One part alone; of several, those that have something to show, in two columns. */
function Row({ parts }: { parts: (readonly [CardSection, ReactNode])[] }) {
  if (parts.length === 1) return parts[0]?.[1];
  const there = parts.filter(([, part]) => part);
  const column = (side: number) =>
    there.filter((_, index) => index % 2 === side).map(([section, part]) => <Fragment key={section}>{part}</Fragment>);
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{column(0)}</div>
      <div className={classes.column}>{column(1)}</div>
    </div>
  );
}

function CustomerHead({ customer, actions }: { customer: Customer; actions?: ReactNode }) {
  const { t } = useTranslation();
  const own = useCustomFields().filter(({ key, onCard }) => onCard && customer.custom[key] !== undefined);
  const street = [customer.street, [customer.postcode, customer.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  return (
    <header className={classes.head}>
      <div className={classes.headName}>
        <span className={classes.kind}>{t('card.CUSTOMER')}</span>
        <h2>{`${customer.firstName} ${customer.lastName}`.trim() || customer.company}</h2>
        <ChangedBy fields={['firstName', 'lastName']} />
        {actions}
      </div>
      <dl className={classes.facts}>
        <Fact
          icon={<IconId size={15} />}
          name={t('customer.number')}
          fields={['customerNumber']}
          value={customer.customerNumber}
        />
        <Fact
          icon={<IconBuilding size={15} />}
          name={t('customer.company')}
          fields={['company']}
          value={customer.company}
        />
        <Fact
          icon={<IconMapPin size={15} />}
          name={t('customer.address')}
          fields={['street', 'postcode', 'city', 'country']}
          value={[street, customer.country && countryName(customer.country)].filter(Boolean).join(', ')}
        />
        <Fact
          icon={<IconPhone size={15} />}
          name={t('customer.phones')}
          fields={['phones']}
          value={customer.phones.length > 0 && <PhoneNumbers numbers={customer.phones} />}
        />
        <Fact icon={<IconMail size={15} />} name={t('customer.email')} fields={['email']} value={customer.email} />
        <Fact
          icon={<IconLanguage size={15} />}
          name={t('customer.language')}
          fields={['language']}
          value={customer.language && languageName(customer.language)}
        />
        <Fact
          icon={<IconStar size={15} />}
          name={t('rule.attribute.VALUE_CLASS')}
          fields={['valueClass']}
          value={customer.valueClass}
        />
        <Fact
          icon={<IconUserHeart size={15} />}
          name={t('rule.attribute.PERSONAL_MANAGER')}
          fields={['managerId']}
          value={customer.managerName}
        />
        {own.map((field) => (
          <Fact
            key={field.key}
            icon={<IconForms size={15} />}
            name={field.name}
            fields={[`custom.${field.key}`]}
            value={
              <>
                <span className="quiet" aria-hidden>
                  {field.name}:{' '}
                </span>
                <CustomValue field={field} value={customer.custom[field.key]} />
              </>
            }
          />
        ))}
      </dl>
    </header>
  );
}

function EmployeeHead({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  return (
    <header className={classes.head}>
      <div className={classes.headName}>
        <span className={classes.kind}>{t('card.EMPLOYEE')}</span>
        <h2>
          {employee.firstName} {employee.lastName}
        </h2>
      </div>
      <dl className={classes.facts}>
        <Fact icon={<IconId size={15} />} name={t('employee.number')} value={employee.staffNumber} />
        <Fact icon={<IconBuilding size={15} />} name={t('employee.department')} value={employee.department} />
        <Fact icon={<IconMapPin size={15} />} name={t('employee.location')} value={employee.location} />
        <Fact icon={<IconMail size={15} />} name={t('customer.email')} value={employee.email} />
      </dl>
    </header>
  );
}

interface FactProps {
  icon: ReactNode;
  name: string;
  value: ReactNode;
  /** What the record calls it: that a colleague has just changed it is said beside it. */
  fields?: string[];
}

function Fact({ icon, name, value, fields = [] }: FactProps) {
  const news = useNews(...fields);
  if (!value && !news) return null;
  return (
    <div className={classes.fact}>
      <dt title={name}>
        <span aria-hidden>{icon}</span>
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>
        {value || '–'} <ChangedBy fields={fields} />
      </dd>
    </div>
  );
}

interface SectionProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  fields?: string[];
}

function Section({ icon, title, children, fields = [] }: SectionProps) {
  return (
    <section className={classes.section}>
      <h3>
        <span aria-hidden>{icon}</span>
        {title} <ChangedBy fields={fields} />
      </h3>
      {children}
    </section>
  );
}

interface OrdersProps {
  orders: Order[];
  /** The last one stands out. */
  last?: boolean;
  /** All the others, too. */
  history?: boolean;
}

function Orders({ orders, last: standsOut = false, history = false }: OrdersProps) {
  const { t } = useTranslation();
  const sorted = orders.toSorted((a, b) => b.placedAt - a.placedAt);
  const last = standsOut ? sorted[0] : undefined;
  const listed = history ? sorted.slice(last ? 1 : 0) : [];
  return (
    <Section icon={<IconPackage size={16} />} title={t(history ? 'card.orders' : 'card.lastOrder')}>
      {orders.length === 0 && <p className="quiet">{t('card.noOrders')}</p>}
      {last && (
        <div className={classes.last}>
          <span className={classes.lastLabel}>
            {t('card.lastOrder')} · {formatAgo(last.placedAt, Date.now())}
          </span>
          <span className={classes.lastMain}>
            <strong>{last.orderNumber}</strong>
            <span className={classes.status}>{last.status}</span>
            <strong className="figures">{formatMoney(last.totalMinor, last.currency)}</strong>
          </span>
          <span>{last.items}</span>
          <span className="quiet">{formatDate(last.placedAt)}</span>
        </div>
      )}
      {listed.length > 0 && (
        <ul className={classes.rows}>
          {listed.map((order) => (
            <li key={order.id} className={classes.order}>
              <span className="figures quiet">{formatDate(order.placedAt)}</span>
              <span>
                {order.orderNumber} <span className="quiet">· {order.items}</span>
              </span>
              <span className={classes.status}>{order.status}</span>
              <span className="figures">{formatMoney(order.totalMinor, order.currency)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Incidents({ incidents, actions }: { incidents: Incident[]; actions?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Section icon={<IconTicket size={16} />} title={t('card.incidents')}>
      {incidents.length === 0 && <p className="quiet">{t('card.noIncidents')}</p>}
      <ul className={classes.rows}>
        {incidents
          .toSorted((a, b) => b.openedAt - a.openedAt)
          .map((incident) => (
            <li key={incident.id} className={classes.incident}>
              <span className={classes.incidentHead}>
                <strong>{incident.incidentNumber}</strong>
                <ChangedBy fields={[`incident ${incident.incidentNumber}`]} />
                <span className={classes.status}>{incident.status}</span>
                <span className={classes.status}>{incident.priority}</span>
                <span className="quiet figures">{formatDateTime(incident.openedAt)}</span>
              </span>
              <span>
                <WithNumbers text={incident.summary} />
              </span>
            </li>
          ))}
      </ul>
      {actions}
    </Section>
  );
}

function Notes({ notes, customerId }: { notes: Note[]; customerId: string | undefined }) {
  const { t } = useTranslation();
  if (notes.length === 0) return <p className="quiet">{t('card.noNotes')}</p>;
  return (
    <ul className={classes.notes}>
      {notes
        .toSorted((a, b) => b.at - a.at)
        .map((note) => (
          <li key={note.id}>
            <NoteItem note={note} customerId={customerId} />
          </li>
        ))}
    </ul>
  );
}

function Earlier({ contacts }: { contacts: EarlierContact[] }) {
  const { t } = useTranslation();
  return (
    <Section icon={<IconHistory size={16} />} title={t('card.earlier')}>
      {contacts.length === 0 && <p className="quiet">{t('card.noEarlier')}</p>}
      <ul className={classes.rows}>
        {contacts.map((contact) => (
          <li key={contact.contactId}>
            <a href={link('contacts', contact.contactId)} className={classes.earlier}>
              <span className="figures quiet">{formatDateTime(contact.at)}</span>
              <span>{contact.disposition || t('card.noDisposition')}</span>
              <span className="quiet">{contact.agentName}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

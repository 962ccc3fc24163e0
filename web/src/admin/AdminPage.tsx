import {
  IconArrowsSplit,
  IconCalendarTime,
  IconCode,
  IconDatabase,
  IconDeviceLandlinePhone,
  IconFileImport,
  IconForms,
  IconHash,
  IconHierarchy2,
  IconId,
  IconListCheck,
  IconMoodSmile,
  IconPhoneCalling,
  IconRouter,
  IconShieldCheck,
  IconStars,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { link } from '../shell/route';
import classes from './admin.module.css';
import { dispositions, reasonCodes } from './codes';
import { ConnectorsPage } from './connectors/ConnectorsPage';
import { customFields } from './customFields';
import { deskPhones } from './deskPhones';
import { DevelopersPage } from './developers/DevelopersPage';
import { hours } from './hours';
import { ImportsPage } from './imports/ImportsPage';
import { menus } from './menus';
import { numbers } from './numbers';
import { queues } from './queues';
import { RecordSettingsPage } from './RecordSettingsPage';
import { RequestsPage } from './requests/RequestsPage';
import { ResourcePage } from './ResourcePage';
import { RulesPage } from './rules/RulesPage';
import { ScenariosPage } from './scenarios/ScenariosPage';
import { shortNumbers } from './shortNumbers';
import { skills } from './skills';
import { trunks } from './trunks';
import { users } from './users';

interface Entry {
  name: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  page: () => React.ReactNode;
}

const ENTRIES: Entry[] = [
  { name: 'users', icon: IconUsers, page: () => <ResourcePage key="users" kind={users} /> },
  { name: 'skills', icon: IconStars, page: () => <ResourcePage key="skills" kind={skills} /> },
  { name: 'queues', icon: IconUsersGroup, page: () => <ResourcePage key="queues" kind={queues} /> },
  { name: 'routing-rules', icon: IconArrowsSplit, page: () => <RulesPage key="routing-rules" /> },
  { name: 'numbers', icon: IconHash, page: () => <ResourcePage key="numbers" kind={numbers} /> },
  {
    name: 'short-numbers',
    icon: IconPhoneCalling,
    page: () => <ResourcePage key="short-numbers" kind={shortNumbers} />,
  },
  { name: 'menus', icon: IconHierarchy2, page: () => <ResourcePage key="menus" kind={menus} /> },
  { name: 'hours', icon: IconCalendarTime, page: () => <ResourcePage key="hours" kind={hours} /> },
  {
    name: 'desk-phones',
    icon: IconDeviceLandlinePhone,
    page: () => <ResourcePage key="desk-phones" kind={deskPhones} />,
  },
  { name: 'trunks', icon: IconRouter, page: () => <ResourcePage key="trunks" kind={trunks} /> },
  { name: 'connectors', icon: IconDatabase, page: () => <ConnectorsPage key="connectors" /> },
  { name: 'card-scenarios', icon: IconId, page: () => <ScenariosPage key="card-scenarios" /> },
  { name: 'reason-codes', icon: IconMoodSmile, page: () => <ResourcePage key="reason-codes" kind={reasonCodes} /> },
  { name: 'dispositions', icon: IconListCheck, page: () => <ResourcePage key="dispositions" kind={dispositions} /> },
  { name: 'custom-fields', icon: IconForms, page: () => <ResourcePage key="custom-fields" kind={customFields} /> },
  { name: 'developers', icon: IconCode, page: () => <DevelopersPage key="developers" /> },
  { name: 'imports', icon: IconFileImport, page: () => <ImportsPage key="imports" /> },
  { name: 'person-requests', icon: IconUserQuestion, page: () => <RequestsPage key="person-requests" /> },
  { name: 'record-settings', icon: IconShieldCheck, page: () => <RecordSettingsPage key="record-settings" /> },
];

/** Everything that can be configured; what is saved here counts from the next call on. */
export default function AdminPage({ path: [name] }: { path: string[] }) {
  const { t } = useTranslation();
  const entry = ENTRIES.find((one) => one.name === name) ?? ENTRIES[0];
  if (!entry) return null;
  return (
    <div className={classes.admin}>
      <nav className={classes.nav} aria-label={t('nav.admin')}>
        <span className={classes.navTitle}>{t('nav.admin')}</span>
        {ENTRIES.map(({ name: to, icon: Sign }) => (
          <a key={to} href={link('admin', to)} aria-current={to === entry.name ? 'page' : undefined}>
            <Sign size={18} stroke={1.6} />
            {t(`admin.${to}.title`)}
          </a>
        ))}
      </nav>
      <div className={classes.content}>{entry.page()}</div>
    </div>
  );
}

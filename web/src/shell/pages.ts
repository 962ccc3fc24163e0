import {
  IconAddressBook,
  IconAdjustments,
  IconHeadset,
  IconHourglass,
  IconLayoutDashboard,
  IconPhoneCall,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import type { Me, Role } from '../api/types';

interface PageEntry {
  name: 'agent' | 'board' | 'contacts' | 'customers' | 'saved' | 'admin';
  icon: ComponentType<{ size?: number; stroke?: number }>;
  roles: Role[];
  page: ComponentType<{ me: Me; path: string[] }>;
}

/** The rooms of the page in the order of the rail; each is loaded when first entered. */
const PAGES: PageEntry[] = [
  { name: 'agent', icon: IconHeadset, roles: ['AGENT'], page: lazy(() => import('../agent/AgentPage')) },
  {
    name: 'board',
    icon: IconLayoutDashboard,
    roles: ['SUPERVISOR'],
    page: lazy(() => import('../board/BoardPage')),
  },
  {
    name: 'contacts',
    icon: IconPhoneCall,
    roles: ['AGENT', 'SUPERVISOR', 'ADMINISTRATOR'],
    page: lazy(() => import('../contacts/ContactsPage')),
  },
  {
    name: 'customers',
    icon: IconAddressBook,
    roles: ['AGENT', 'SUPERVISOR', 'ADMINISTRATOR'],
    page: lazy(() => import('../crm/CustomersPage')),
  },
  {
    name: 'saved',
    icon: IconHourglass,
    roles: ['SUPERVISOR', 'ADMINISTRATOR'],
    page: lazy(() => import('../saved/SavedPage')),
  },
  {
    name: 'admin',
    icon: IconAdjustments,
    roles: ['ADMINISTRATOR'],
    page: lazy(() => import('../admin/AdminPage')),
  },
];

export function pagesFor(me: Me): PageEntry[] {
  const first: PageEntry['name'] = me.roles.includes('AGENT')
    ? 'agent'
    : me.roles.includes('SUPERVISOR')
      ? 'board'
      : 'admin';
  const allowed = PAGES.filter((page) => page.roles.some((role) => me.roles.includes(role)));
  return allowed.toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
}

import type { Draft } from './DraftBook';

export interface BegunForm {
  form: string;
  subject: string;
  title: string;
  /** Where it is gone on with. */
  address: string[];
}

/** Where each form is found again; incidents are edited on the customer's page, which their draft does not name. */
const ADDRESS: Record<string, (subject: string) => string[]> = {
  'new-customer': (subject) => ['customers', 'new', subject],
  customer: (subject) => ['customers', subject],
  account: (subject) => ['customers', subject],
  note: (subject) => ['customers', subject],
};

/** Forms begun and not saved, newest first. */
export function formsBegun(drafts: Draft[]): BegunForm[] {
  return drafts
    .toSorted((a, b) => b.writtenAtMs - a.writtenAtMs)
    .flatMap(({ form, subject, content }) => {
      const address = ADDRESS[form]?.(subject);
      return address ? [{ form, subject, title: titleOf(content ?? ''), address }] : [];
    });
}

function titleOf(content: string): string {
  try {
    return (JSON.parse(content) as { title?: string } | null)?.title ?? content;
  } catch {
    return content;
  }
}

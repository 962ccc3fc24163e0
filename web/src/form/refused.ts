import type { UseFormReturnType } from '@mantine/form';
import { ProblemError, type FieldProblem } from '../api/client';
import { problemText } from '../shell/problems';

/** Puts what the server refused next to the fields it is about. */
export function showRefusal<V extends Record<string, unknown>>(form: UseFormReturnType<V>, error: unknown): void {
  form.setErrors(Object.fromEntries(placed(error, form.values).map(({ field, message }) => [field, message])));
}

/** What is left to be said about the form as a whole; empty when all is said next to a field. */
export function refusalText(error: unknown, values: Record<string, unknown>): string {
  if (!error) return '';
  const problems = error instanceof ProblemError ? error.problem.errors : [];
  return problems.length > 0 && placed(error, values).length === problems.length ? '' : problemText(error);
}

function placed(error: unknown, values: Record<string, unknown>): FieldProblem[] {
  const problems = error instanceof ProblemError ? error.problem.errors : [];
  return problems.filter(({ field }) => (field.split('.')[0] ?? '') in values);
}

/** What is wrong at `path` and inside it; `shown` are the fields that say so themselves. */
export function problemsAt(errors: Record<string, unknown>, path: string, shown?: RegExp): string[] {
  return Object.entries(errors)
    .filter(([field]) => field === path || (field.startsWith(`${path}.`) && !shown?.test(field)))
    .map(([, message]) => String(message));
}

/** Leads to the first field that is wrong, once React has marked it. */
export function focusFirstWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

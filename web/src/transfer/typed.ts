import { writtenIn } from '../agent/leftNotes';
import { fieldText, type FieldWords } from '../crm/fieldText';

/** A field as somebody has left it, in words. */
export interface TypedField {
  /** Empty: the text alone says it. */
  field: string;
  value: string;
}

/** What was typed into a form, field by field: those that are otherwise than in the record. */
export function typedFields(content: string, words: FieldWords): TypedField[] {
  const note = writtenIn(content);
  if (note) return [{ field: '', value: note.note }].filter(({ value }) => value.trim() !== '');
  const form = formIn(content);
  if (!form) return [{ field: '', value: content }];
  return Object.keys(form.values).flatMap((field) => changedIn(field, form.base[field], form.values[field], words));
}

function changedIn(field: string, before: unknown, after: unknown, words: FieldWords): TypedField[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (field === 'custom' && isObject(after)) {
    const was = isObject(before) ? before : {};
    return Object.keys(after).flatMap((key) => changedIn(`custom.${key}`, was[key], after[key], words));
  }
  return [{ field, value: fieldText(field, after, words) }];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function formIn(content: string): { base: Record<string, unknown>; values: Record<string, unknown> } | null {
  try {
    const form: unknown = JSON.parse(content);
    if (!isObject(form) || !isObject(form.base) || !isObject(form.values)) return null;
    return { base: form.base, values: form.values };
  } catch {
    return null;
  }
}

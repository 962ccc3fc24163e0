import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import da from './da.json';
import de from './de.json';
import en from './en.json';
import ro from './ro.json';

type Tree = { [key: string]: string | Tree };

/** Every text by its full key. */
function texts(tree: Tree, before = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...texts(value, `${before}${key}.`)],
    ),
  );
}

const english = texts(en);
/** Without the form of the plural, which each language has its own of. */
const uncounted = (key: string) => {
  const base = key.replace(/_(one|few|other)$/, '');
  return english.has(`${base}_one`) ? base : key;
};
const uncountedAll = (keys: Iterable<string>) => [...new Set([...keys].map(uncounted))].sort();
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

const inEnglish = (key: string) => english.get(key) ?? english.get(`${uncounted(key)}_other`) ?? '';

describe.each([
  ['en', english],
  ['de', texts(de)],
  ['da', texts(da)],
  ['ro', texts(ro)],
])('texts in %s', (code, translated) => {
  it('are complete, and no more than there are', () => {
    expect(uncountedAll(translated.keys())).toEqual(uncountedAll(english.keys()));
  });

  it('have every form of the plural', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    const counted = [...translated.keys()].filter((key) => uncounted(key) !== key);
    const wanted = uncountedAll(counted).flatMap((key) => forms.map((form) => `${key}_${form}`));
    expect(wanted.length).toBeGreaterThan(5);
    expect(counted.sort()).toEqual(wanted.sort());
  });

  it('are not empty', () => {
    expect([...translated].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('name the same values', () => {
    const wrong = [...translated].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(inEnglish(key)).join(),
    );
    expect(wrong).toEqual([]);
  });
});

describe('texts in the sources', () => {
  const source = join(import.meta.dirname, '..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'),
  );
  const used = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/\bt\(\s*(?:[\w !=?.|&]+ \? )?'([\w.-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );

  it('are found', () => expect(used.length).toBeGreaterThan(150));

  it('exist in English', () => {
    expect(used.filter((key) => !inEnglish(key))).toEqual([]);
  });
});

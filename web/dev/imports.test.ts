import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');
const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?[^;'"]*?\bfrom\s+'(\.[^']+)'/g;

/** What a file needs at run time; types are gone by then. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .filter(([, , type]) => !type)
    .map(([, , , path]) => join(dirname(file), path ?? ''))
    .flatMap((path) => [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(existsSync) ?? []);
}

/** The first circle found from `file`, as the way around it; null when there is none. */
function circle(file: string, graph: Map<string, string[]>, way: string[], clear: Set<string>): string[] | null {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (clear.has(file)) return null;
  for (const next of graph.get(file) ?? []) {
    const found = circle(next, graph, [...way, file], clear);
    if (found) return found;
  }
  clear.add(file);
  return null;
}

it('no file of the page imports itself by way of others', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(SOURCE, file));
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect([...graph.values()].flat().length).toBeGreaterThan(200);
  const clear = new Set<string>();
  const found = files.map((file) => circle(file, graph, [], clear)).find((way) => way !== null);
  expect(found?.map((file) => relative(SOURCE, file)).join(' → ')).toBeUndefined();
});

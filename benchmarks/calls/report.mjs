import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../e2e/lib/places.mjs';

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

/** The value below which a share of the numbers lies. */
export const quantile = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))];

export const median = (numbers) => quantile(numbers, 0.5);

export const quantiles = (numbers) =>
  numbers.length ? `${quantile(numbers, 0.5).toFixed(1)} / ${quantile(numbers, 0.99).toFixed(1)}` : '-';

/** Median and both ends. */
export const spread = (numbers) =>
  `${median(numbers).toFixed(2)} (${Math.min(...numbers).toFixed(2)} to ${Math.max(...numbers).toFixed(2)})`;

/** A Markdown table. */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Replaces the section of one benchmark in docs/benchmarks.md, or adds it. */
export function writeSection(name, command, text) {
  const file = join(root, 'docs', 'benchmarks.md');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const section = `${begin}\n## ${name}\n\n${new Date().toISOString().slice(0, 10)}, \`${command}\`\n\n${text}\n${end}`;
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
  const at = old.indexOf(begin);
  writeFileSync(file, at < 0 ? `${old.trimEnd()}\n\n${section}\n` : old.slice(0, at) + section + old.slice(old.indexOf(end) + end.length));
}

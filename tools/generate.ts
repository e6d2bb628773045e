import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { coveragePages } from './coverage/render.ts';
import { chartFiles } from './generators/chart.ts';
import { checkPages } from './generators/check-pages.ts';
import { codeTables } from './generators/code-tables.ts';
import { commandPages } from './generators/command-pages.ts';
import type { Generated } from './generators/generated.ts';
import { kindFiles } from './generators/kinds.ts';
import { rightsPage } from './generators/rights-page.ts';
import { schemas } from './generators/schemas.ts';

/** Writes what comes out of the code: pages, tables, schemas. With `--check` it writes nothing and fails where the tree differs. */

const generators: readonly (() => readonly Generated[])[] = [
  checkPages,
  codeTables,
  commandPages,
  coveragePages,
  kindFiles,
  rightsPage,
  chartFiles,
  schemas,
];

const wanted = new Map(generators.flatMap((generate) => generate()).map((file) => [file.path, file.text]));
const present = globSync(['docs/generated/**/*.*', 'crds/*', 'charts/**/*.*']).map((path) =>
  path.replaceAll('\\', '/'),
);
const stale = present.filter((path) => !wanted.has(path));
const changed = [...wanted].filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);

if (argv.includes('--check')) {
  for (const path of stale) stdout.write(`${path} is left over\n`);
  for (const [path] of changed) stdout.write(`${path} is not what the code says\n`);
  if (stale.length + changed.length > 0) stdout.write('Run "npm run generate" and commit what it writes.\n');
  exit(stale.length + changed.length > 0 ? 1 : 0);
}

for (const path of stale) rmSync(path);
for (const [path, text] of changed) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
stdout.write(`${changed.length} written, ${stale.length} removed\n`);

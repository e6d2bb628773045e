/**
 * How fast manifests are read, as ratios that hold on any machine: our reader against js-yaml's loadAll on the same texts, and against
 * JSON.parse on the same values. In one process, alternating, medians. `node test/speed/reader.ts [FOLDER…]`
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { fieldPath } from '../../src/model/field-path.ts';
import { locate } from '../../src/sources/manifests/locate.ts';
import { readDocuments } from '../../src/sources/manifests/read.ts';
import { writeManifests } from './manifests.ts';

const rounds = 9;

const textsUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

const isReadable = (text: string): boolean => {
  try {
    loadAll(text);
    return true;
  } catch {
    return false;
  }
};

/** Every document has one finding here; a new path each round keeps the documents from being mapped already. */
const locateAll = (texts: readonly string[], round: number): void => {
  for (const [file, text] of texts.entries())
    for (const [index, { offset, length, line }] of readDocuments(text, 'f.yaml').documents.entries()) {
      const path = `${round}/${file}.yaml`;
      const origin = {
        kind: 'file',
        path,
        document: index,
        offset,
        length,
        line,
        pointer: fieldPath(''),
      } as const;
      locate(text, origin, fieldPath('/metadata/name'));
    }
};

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

const measure = (folder: string): void => {
  const texts = textsUnder(folder).filter(isReadable);
  const values = texts.flatMap((text) =>
    readDocuments(text, 'f.yaml').documents.map(({ value }) => JSON.stringify(value)),
  );
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  const contestants: Readonly<Record<string, (round: number) => void>> = {
    ours: () => texts.forEach((text) => void readDocuments(text, 'f.yaml')),
    'ours, and one place a document': (round) => locateAll(texts, round),
    'js-yaml': () => texts.forEach((text) => void loadAll(text)),
    'JSON.parse': () => values.forEach((value) => void JSON.parse(value)),
  };
  const times = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(contestants)) {
      const start = performance.now();
      run(round);
      times.get(name)?.push(performance.now() - start);
    }
  const of = (name: string): number => median(times.get(name) ?? []);
  console.log(`${folder}: ${texts.length} files, ${values.length} documents, ${(bytes / 1e6).toFixed(1)} MB`);
  for (const name of times.keys())
    console.log(
      `  ${name.padEnd(32)} ${of(name).toFixed(1).padStart(8)} ms  ${(bytes / 1e3 / of(name)).toFixed(0).padStart(5)} MB/s` +
        `  ${(of(name) / of('js-yaml')).toFixed(2)} of js-yaml  ${(of(name) / of('JSON.parse')).toFixed(2)} of JSON.parse`,
    );
  console.log(`  peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
};

const named = process.argv.slice(2);
if (named.length > 0) for (const folder of named) measure(folder);
else {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-reader-'));
  try {
    writeManifests(folder, { deployments: 5_000, files: 500 });
    measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

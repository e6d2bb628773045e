/**
 * What a standing copy of a cluster costs: the heap that stays used, after a forced collection, against the UTF-8 JSON bytes of the pruned
 * objects; and how long reading takes against JSON.parse of the same bytes. `node test/speed/reflector.ts`; in the last line no
 * two pods are of one Deployment.
 */
import { spawnSync } from 'node:child_process';
import { limits } from '../../src/model/limits.ts';
import { ListSplitter } from '../../src/sources/cluster/list-splitter.ts';
import { ObjectReader } from '../../src/sources/cluster/object-reader.ts';
import { ObjectStore } from '../../src/sources/cluster/object-store.ts';
import type { ServedKind } from '../../src/sources/cluster/served-kind.ts';
import { eachObject } from './cluster-objects.ts';

declare const gc: (() => void) | undefined;

const used = (): number => {
  for (let round = 0; round < 4; round++) gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const served = (group: string, kind: string): ServedKind => ({
  group,
  version: 'v1',
  kind,
  resource: `${kind.toLowerCase()}s`,
  isNamespaced: true,
  isWatchable: true,
});

const pageSize = 500;

/** Bytes as a server sends them, a page at a time; what was sent is forgotten. */
const eachPage = (count: number, podsAlike: number, take: (kind: ServedKind, page: Buffer) => void): void => {
  let items: string[] = [];
  let last: ServedKind | undefined;
  const flush = (): void => {
    if (last === undefined) return;
    take(
      last,
      Buffer.from(`{"kind":"List","metadata":{"resourceVersion":"1"},"items":[${items.join(',')}]}`),
    );
    items = [];
  };
  eachObject(count, podsAlike, ({ group, kind, object }) => {
    if (last?.kind !== kind || items.length === pageSize) {
      flush();
      last = served(group, kind);
    }
    items.push(JSON.stringify(object));
  });
  flush();
};

const measure = (count: number, podsAlike: number): void => {
  const reader = new ObjectReader('speed');
  const store = new Map<string, ObjectStore>();
  const chunkBytes = 64 * 1024;
  const before = used();
  let sentBytes = 0;
  let readMs = 0;
  let parseMs = 0;
  eachPage(count, podsAlike, (kind, page) => {
    sentBytes += page.length;
    const parsing = performance.now();
    JSON.parse(page.toString('utf8'));
    const began = performance.now();
    parseMs += began - parsing;
    const objects = store.get(kind.kind) ?? new ObjectStore();
    store.set(kind.kind, objects);
    const splitter = new ListSplitter(
      {
        item: (text) => {
          const resource = reader.readText(text, kind);
          if (resource !== undefined) objects.put(resource);
        },
        overLimit: () => {},
      },
      { itemBytes: limits.kubeObjectBytes, depth: limits.depth },
    );
    for (let at = 0; at < page.length; at += chunkBytes) splitter.push(page.subarray(at, at + chunkBytes));
    if (splitter.end() === undefined) throw new Error('a page was not whole');
    readMs += performance.now() - began;
  });
  const grown = used() - before;
  let objects = 0;
  let prunedBytes = 0;
  for (const one of store.values())
    for (const { object } of one.list()) {
      objects++;
      prunedBytes += Buffer.byteLength(JSON.stringify(object));
    }
  const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  console.log(
    `${objects} objects, ${podsAlike} pods alike: ${mib(sentBytes)} sent, ${mib(prunedBytes)} pruned, ${mib(grown)} heap: ` +
      `${(grown / prunedBytes).toFixed(2)} of the pruned bytes; read in ${readMs.toFixed(0)} ms, ` +
      `${(readMs / parseMs).toFixed(2)} of JSON.parse`,
  );
};

const [count, podsAlike] = process.argv.slice(2).map(Number);
if (count !== undefined && podsAlike !== undefined) measure(count, podsAlike);
// Each in a process of its own, so that none finds what another left.
else
  for (const [objects, alike] of [
    [1_000, 5],
    [10_000, 5],
    [50_000, 5],
    [50_000, 1],
  ])
    spawnSync(process.execPath, ['--expose-gc', import.meta.filename, String(objects), String(alike)], {
      stdio: 'inherit',
    });

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { noBed, withCluster } from '../cluster/bed.ts';
import { Server } from '../real/server.ts';

/**
 * `npm run soak [-- --minutes 20]`: the server against a real cluster whose objects come, change and go all the time. Its memory has to stay flat:
 * in the last quarter of the time no more than a quarter above the second one, for the first is for warming up.
 */

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write(`--minutes is a number over 0, not ${values.minutes}\n`);
  process.exit(2);
}
if (noBed !== false) {
  stdout.write(`skipped: soak: ${noBed}\n0 passed, 0 failed, 1 skipped\n`);
  process.exit(0);
}

const space = 'soak';
const objects = (round: number): string =>
  Array.from({ length: 20 }, (_, index) => {
    const name = `churn-${(round * 7 + index) % 60}`;
    return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${space}, labels: { round: "${round}" } }
spec:
  replicas: 0
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, round: "r${round % 5}" } }
    spec: { containers: [{ name: main, image: "example.invalid/app:${round % 9}", securityContext: { privileged: ${index % 2 === 0} } }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: ${space} }
data: { round: "${round}", filler: "${'x'.repeat(2_000)}" }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: ${name}, namespace: ${space} }
rules: [{ apiGroups: [""], resources: ["${round % 2 === 0 ? 'secrets' : 'configmaps'}"], verbs: [get] }]
`;
  }).join('---\n');

/** Resident memory of a process, in MiB. */
const residentMib = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

const bed = await withCluster({ name: `soak-${process.pid}` });
const folder = mkdtempSync(join(tmpdir(), 'seawall-soak-'));
const server = new Server([
  '--kubeconfig',
  bed.kubeconfig,
  '--store',
  join(folder, 'seawall.db'),
  '--listen',
  '127.0.0.1:0',
]);
let passed = 0;
let failed = 0;
try {
  await bed.kubectl('create', 'namespace', space);
  await server.until(({ message }) => message === 'evaluated');
  const samples: number[] = [];
  const end = Date.now() + minutes * 60_000;
  let rounds = 0;
  for (; Date.now() < end; rounds++) {
    await bed.apply(objects(rounds));
    if (rounds % 3 === 2)
      await bed.kubectl('delete', '-n', space, 'deployments,configmaps,roles', '--all', '--wait=false');
    samples.push(residentMib(server.pid));
  }
  const quarter = samples.length >> 2;
  const early = median(samples.slice(quarter, 2 * quarter));
  const late = median(samples.slice(-quarter));
  const evaluations = server.lines.filter(({ message }) => message === 'evaluated').length;
  const errors = server.lines.filter(({ level }) => level === 'error');
  stdout.write(
    `${minutes} minutes, ${rounds} rounds of 60 objects, ${evaluations} evaluations: ${early.toFixed(0)} MiB in the second quarter, ${late.toFixed(0)} MiB in the last\n`,
  );
  for (const { message } of errors.slice(0, 5)) stdout.write(`error: ${message}\n`);
  const isFlat = late <= early * 1.25;
  for (const isSo of [isFlat, errors.length === 0, evaluations > rounds / 2]) {
    if (isSo) passed++;
    else failed++;
  }
  if (!isFlat) stdout.write('FAILED: memory grows\n');
} finally {
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
  await bed.stop();
}
stdout.write(`${passed} passed, ${failed} failed, 0 skipped\n`);
process.exit(failed === 0 ? 0 : 1);

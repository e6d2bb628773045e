/**
 * A writer that is to be killed: it applies evaluations, appends to the trail, and says each number on stdout once the store has
 * acknowledged it. `node test/real/store-writer.ts URL CLUSTER FIRST`
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/platform/store/open.ts';
import { StoreError } from '../../src/platform/store/store-error.ts';
import { day, evaluation, findingNumber } from './evaluations.ts';

const [, , url = '', cluster = '', first = '0'] = process.argv;

const write = async (): Promise<void> => {
  const store = await openStore(url);
  for (let number = Number(first); ; number++) {
    const made = findingNumber(number);
    const scope = { kind: 'objects', objects: [made.finding.resource.reference] } as const;
    // Ten findings of one object share it, so each evaluation names all that stand.
    const standing = Array.from({ length: (number % 10) + 1 }, (_, index) => findingNumber(number - index));
    await store.findings.apply(cluster, evaluation(`${cluster}-${number}`, day(1), standing, scope));
    // Straight to the pipe: what was written is out before anything can kill us.
    writeSync(1, `f${number}\n`);
    const row = await store.trail.append({
      time: day(1),
      actor: cluster,
      action: 'write',
      subject: `${number}`,
      detail: {},
    });
    writeSync(1, `t${row.sequence}\n`);
  }
};

const writeOn = async (): Promise<void> => {
  for (;;)
    try {
      await write();
    } catch (error) {
      // The server may be the one that was killed.
      if (!(error instanceof StoreError) || !error.isRetriable) throw error;
    }
};

void writeOn();

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Store } from '../../src/platform/store/store.ts';
import { call } from '../cluster/program.ts';
import { admin, startServer } from './api-server.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

/** Schemathesis makes requests out of our own description of the API, fitting and not, and looks whether the answers are as it says. */
const version = '4.32.5';
const folder = join(homedir(), '.cache', 'seawall', `schemathesis-${version}`);
const program = join(folder, 'bin', 'schemathesis');

/** Why it cannot be had; `undefined` where it is there. */
const missing = (): string | undefined => {
  if (existsSync(program)) return undefined;
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${version}`], {
      stdio: 'pipe',
      timeout: 180_000,
    });
    return undefined;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return `Schemathesis ${version} from PyPI is not there: ${String(error).split('\n')[0]}`;
  }
};

/** A request that breaks the schema may also be refused for its length before anybody looks at it. */
const configuration = `[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "413", "414", "415", "431"]
[checks.positive_data_acceptance]
enabled = false
`;

const fill = async (store: Store): Promise<void> => {
  await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
  const findings = range(0, 200).map((number) => findingNumber(number));
  await store.findings.apply('prod', evaluation('first', day(1), findings));
  await store.reviews.takeSnapshot('prod', { time: day(1), label: 'test', facts: [] });
};

const why = missing();
// What follows changes does not end, which it cannot ask for.
const words = [
  '--exclude-operation-id',
  'followChanges',
  '--max-examples',
  '25',
  '--no-color',
  '--seed',
  '1',
];

describe('Schemathesis', { skip: why ?? false }, () => {
  for (const readOnly of [false, true])
    test(`finds no server error and nothing undocumented${readOnly ? ' for who may only look' : ''}`, async () => {
      const place = mkdtempSync(join(tmpdir(), 'seawall-schemathesis-'));
      const server = await startServer(fill);
      try {
        const file = join(place, 'schemathesis.toml');
        writeFileSync(file, configuration);
        const made = await server.ask('/tokens', admin, {
          method: 'POST',
          body: JSON.stringify({ name: 'looks', role: 'viewer' }),
        });
        const token = readOnly ? made.body.token : admin;
        const { status, out } = await call(
          program,
          [
            '--config-file',
            file,
            'run',
            `${server.url}/api/openapi.json`,
            '--url',
            `${server.url}/api/v1`,
            '--header',
            `Authorization: Bearer ${token}`,
            ...words,
          ],
          { timeMs: 240_000, folder: place },
        );
        if (status !== 0) throw new Error(out.slice(-6_000));
      } finally {
        await server.stop();
        rmSync(place, { recursive: true, force: true });
      }
    });
});

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process, { argv, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { BedError } from './bed-error.ts';
import { tools } from './build/tools.ts';
import { loadImage } from './containers.ts';
import { down } from './down.ts';
import { foldersOf, isName } from './folders.ts';
import { missingMeans } from './means.ts';
import { bedNames, liveRecord } from './record.ts';
import { status } from './status.ts';
import { stopwatch } from './stopwatch.ts';
import { up } from './up.ts';
import { defaultMinor, kubernetesVersions, minors, parseMinor } from './versions.ts';

/** `npm run cluster`: a real Kubernetes cluster of one node on this machine. */

const usage = `Usage: npm run cluster -- up     [--name NAME] [--kubernetes ${minors.join('|')}]
       npm run cluster -- down   [--name NAME | --all]
       npm run cluster -- status [--name NAME]
       npm run cluster -- image load FILE.tar [--name NAME]
The name is "dev" unless given.
`;

const defaultName = 'dev';

const failUsage = (why: string): never => {
  stderr.write(`${why}\n${usage}`);
  process.exit(2);
};

const readWords = () => {
  try {
    return parseArgs({
      args: argv.slice(2),
      allowPositionals: true,
      options: { name: { type: 'string' }, kubernetes: { type: 'string' }, all: { type: 'boolean' } },
    });
  } catch (error) {
    return failUsage(error instanceof Error ? error.message : String(error));
  }
};

const { values, positionals } = readWords();
const name = values.name ?? defaultName;

const commands: Readonly<Record<string, () => Promise<void>>> = {
  up: async () => {
    const live = liveRecord(name);
    const minor =
      values.kubernetes === undefined ? (live?.minor ?? defaultMinor) : parseMinor(values.kubernetes);
    if (minor === undefined)
      throw new BedError(`no such minor: ${values.kubernetes}; there are ${minors.join(', ')}`);
    const missing = missingMeans();
    if (missing !== undefined) throw new BedError(missing);
    const watch = stopwatch((line) => stdout.write(line));
    const record = await watch.step('in all', () => up(name, minor, watch));
    const { kubectl } = await tools(record.minor);
    stdout.write(
      `bed ${name} is up, Kubernetes ${kubernetesVersions[record.minor]}; its kubectl is ${kubectl}\nexport KUBECONFIG=${foldersOf(name).kubeconfig}\n`,
    );
  },
  down: async () => {
    for (const one of values.all === true ? bedNames() : [name]) {
      await down(one);
      stdout.write(`bed ${one} is down\n`);
    }
  },
  status: async () => {
    const names = values.name === undefined ? bedNames() : [name];
    stdout.write(names.length === 0 ? 'no bed\n' : names.map(status).join(''));
  },
  'image load': async () => {
    const file = resolve(positionals[2] ?? '');
    if (positionals[2] === undefined || !existsSync(file)) throw new BedError(`no such file: ${file}`);
    const live = liveRecord(name);
    if (live === undefined) throw new BedError(`bed ${name} is down`);
    await loadImage(foldersOf(name), (await tools(live.minor)).containerd, file);
    stdout.write(`loaded ${file} into bed ${name}\n`);
  },
};

const word = positionals[0] === 'image' ? positionals.slice(0, 2).join(' ') : (positionals[0] ?? '');
const command = commands[word] ?? failUsage(`There is no command "${word}".`);
if (!isName(name)) failUsage(`A name is lower-case letters, digits and hyphens, at most 20: not "${name}".`);
try {
  await command();
} catch (error) {
  if (!(error instanceof BedError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

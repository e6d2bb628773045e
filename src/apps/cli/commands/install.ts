import { SeawallError } from '../../../model/error.ts';
import { limits } from '../../../model/limits.ts';
import { readTextFile } from '../../../platform/files.ts';
import { terminal } from '../../../platform/terminal.ts';
import { systemTimer } from '../../../platform/timer.ts';
import { inkOf } from '../../../sinks/ink.ts';
import { plainLine } from '../../../sinks/plain.ts';
import { counted } from '../../../sinks/summary.ts';
import { readYaml } from '../../../sources/manifests/yaml.ts';
import { Cluster } from '../../install/cluster/cluster.ts';
import type { KubeObject } from '../../install/cluster/object-kinds.ts';
import type { Release } from '../../install/cluster/release-objects.ts';
import { type InstallOptions, install, type Step, waitUntilReady } from '../../install/install.ts';
import { planInstall } from '../../install/plan.ts';
import { needsServerKeys, serverKeysName, withServerKeys } from '../../install/server-keys.ts';
import { type Values as InstallValues, settingOf, valuesWith } from '../../install/values/read-values.ts';
import { yamlDocuments } from '../../install/yaml-text.ts';
import { connectFrom } from '../cluster-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import type { Values } from '../option.ts';
import { releaseFrom, waitMsFrom } from '../release-from.ts';

/** `seawall install`: applies what the chart holds, and waits until it is ready. */
export const run = async ({ values }: Invocation): Promise<ExitStatus> => {
  const release = releaseFrom(values);
  const settings = settingsFrom(values);
  if (values.value('output') === 'yaml') {
    terminal.write(yamlDocuments(planInstall(release, settings)));
    return exit.done;
  }
  const makesKeys = needsServerKeys(settings);
  const objects = planInstall(release, makesKeys ? withServerKeys(release, settings) : settings);
  const waitMs = waitMsFrom(values);
  const connection = await connectFrom(values);
  try {
    await applyAll(new Cluster(connection), { release, objects, makesKeys }, values);
    if (values.flag('dry-run') || waitMs === 0) return exit.done;
    await waitForAll(new Cluster(connection), objects, waitMs, values);
  } finally {
    connection.close();
  }
  if (!values.flag('quiet')) terminal.write(nextSteps(release, settings));
  return exit.done;
};

const settingsFrom = (values: Values) =>
  valuesWith([
    ...values.list('values').map((file) => ({ from: file, values: readValuesFile(file) })),
    ...values.list('set').map((setting) => ({ from: `--set ${setting}`, values: settingOf(setting) })),
  ]);

const readValuesFile = (file: string): unknown => {
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind !== 'text')
    throw new SeawallError('invalid-values', `${file} cannot be read`, [
      read.kind === 'unreadable' ? read.reason : read.kind,
    ]);
  const { documents, problems } = readYaml(read.text, file);
  if (problems.length > 0)
    throw new SeawallError(
      'invalid-values',
      `${file} is no YAML that can be read`,
      problems.map(({ line, column, detail }) => `${file}:${line}:${column} ${detail}`),
    );
  return documents[0]?.value;
};

const applyAll = async (
  cluster: Cluster,
  planned: Pick<InstallOptions, 'release' | 'objects' | 'makesKeys'>,
  values: Values,
): Promise<void> => {
  const { objects } = planned;
  const dryRun = values.flag('dry-run');
  const ink = inkOf(terminal.isColour);
  const counts = new Map<Step['did'], number>();
  const onStep = ({ title, did }: Step): void => {
    counts.set(did, (counts.get(did) ?? 0) + 1);
    if (values.flag('quiet') || did === 'unchanged') return;
    terminal.write(`${did === 'removed' ? ink.red(did) : ink.green(did.padEnd(7))} ${plainLine(title)}\n`);
  };
  await install(cluster, { ...planned, dryRun, onStep });
  if (values.flag('quiet')) return;
  const sum = [...counts].map(([did, count]) => `${count} ${did}`).join(', ');
  terminal.write(
    `${counted(objects.length, 'object')}: ${sum}${dryRun ? '; a dry run, nothing was changed' : ''}\n`,
  );
};

const waitForAll = async (
  cluster: Cluster,
  objects: readonly KubeObject[],
  mostMs: number,
  values: Values,
): Promise<void> => {
  const shows = terminal.isInteractive && !values.flag('quiet');
  const states = await waitUntilReady(cluster, objects, {
    timer: systemTimer,
    mostMs,
    onProgress: (now) => {
      if (!shows) return;
      const ready = now.map((state) => `${state.name} ${state.ready}/${state.wanted}`).join(', ');
      terminal.warn(`\r\u001b[Kwaiting: ${plainLine(ready)}`);
    },
  });
  if (shows) terminal.warn('\r\u001b[K');
  if (!values.flag('quiet'))
    for (const { kind, name, ready } of states)
      terminal.write(`ready   ${kind} ${name}: ${counted(ready, 'pod')}\n`);
};

/** Where the API is behind a forwarded port. */
const addressOf = ({ api }: InstallValues): { readonly scheme: 'http' | 'https'; readonly port: number } => {
  const { tlsSecretName = '', port = 8440 } = (api ?? {}) as {
    readonly tlsSecretName?: string;
    readonly port?: number;
  };
  return { scheme: tlsSecretName === '' ? 'http' : 'https', port };
};

const nextSteps = (release: Release, settings: InstallValues): string => {
  const { name, namespace } = release;
  const { scheme, port } = addressOf(settings);
  const admin = `kubectl -n ${namespace} get secret ${serverKeysName(release)} -o 'jsonpath={.data.adminToken}' | base64 -d`;
  const forward = `kubectl -n ${namespace} port-forward service/${name}-api 8440:${port}`;
  const steps: readonly (readonly [string, string])[] = [
    [forward, `then open ${scheme}://127.0.0.1:8440`],
    ...(needsServerKeys(settings) ? [[admin, "the administrator's token"] as const] : []),
    ['kubectl get seawall -A', 'policies and exceptions'],
    [`seawall status${of(name, namespace)}`, 'how it is'],
  ];
  const width = Math.max(...steps.map(([line]) => line.length));
  return `\nNext:\n${steps.map(([line, does]) => `  ${line.padEnd(width)}  ${does}\n`).join('')}`;
};

const of = (name: string, namespace: string): string =>
  `${name === 'seawall' ? '' : ` --release ${name}`}${namespace === 'seawall' ? '' : ` -n ${namespace}`}`;

import { SeawallError } from '../../../model/error.ts';
import type { FactChange, PolicyArea } from '../../../model/records.ts';
import { policyAreas } from '../../../model/records.ts';
import { nameOf } from '../../../model/resource.ts';
import { isSeverity, reaches } from '../../../model/severity.ts';
import { now } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/store/store.ts';
import { terminal } from '../../../platform/terminal.ts';
import { type Ink, inkOf } from '../../../sinks/ink.ts';
import { plainLine } from '../../../sinks/plain.ts';
import { counted } from '../../../sinks/summary.ts';
import { type Review, reviewOf } from '../../review/review.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import type { Values } from '../option.ts';
import { clusterIn, storeFrom } from '../store-from.ts';

/** `seawall review`: what changed since the last sign-off, what is overdue, and signing. */
export const run = async ({ values, positionals }: Invocation): Promise<ExitStatus> => {
  if (positionals.length > 0)
    throw new SeawallError('usage', `review takes no path: ${positionals.join(' ')}`, [
      'seawall review --store seawall.db',
    ]);
  const since = sinceFrom(values.value('since'));
  const signer = signerFrom(values);
  const store = await storeFrom(values);
  try {
    const cluster = await clusterIn(store, values);
    const review = await reviewOf(store, cluster, {
      now: now(),
      ...(since === undefined ? {} : { since }),
    });
    terminal.write(
      values.value('output') === 'json'
        ? `${JSON.stringify(review)}\n`
        : tableOf(review, inkOf(terminal.isColour)),
    );
    if (signer !== undefined) await sign(store, review, signer);
    return statusOf(review, values);
  } finally {
    await store.close();
  }
};

const sinceFrom = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const time = days === undefined ? Date.parse(text) : Date.now() - Number(days) * 86_400_000;
  if (Number.isNaN(time))
    throw new SeawallError('usage', `--since is no date: ${text}`, ['--since 2026-10-01, or --since 30d']);
  return new Date(time).toISOString();
};

interface Signer {
  readonly by: string;
  readonly note: string;
}

const signerFrom = (values: Values): Signer | undefined => {
  const note = values.value('sign');
  if (note === undefined) return undefined;
  const by = values.value('by');
  if (by === undefined || by.trim() === '' || note.trim() === '')
    throw new SeawallError('usage', 'a sign-off says who and what was looked at', [
      'seawall review --sign "all changes are ours" --by ada@example.com',
    ]);
  return { by, note };
};

const sign = async (store: Store, { cluster, after }: Review, { by, note }: Signer): Promise<void> => {
  if (after === undefined)
    throw new SeawallError('usage', 'there is nothing to sign yet', [
      'seawall serve keeps the policy of a cluster an hour after it starts at the latest',
    ]);
  const time = new Date().toISOString();
  await store.trail.append({
    time,
    actor: by,
    action: 'review.sign',
    subject: cluster.name,
    detail: { snapshot: after.id, note },
  });
  await store.reviews.sign(cluster.uid, { snapshot: after.id, time, by, note });
  terminal.write(`signed off by ${plainLine(by)}\n`);
};

const statusOf = ({ overdue }: Review, values: Values): ExitStatus => {
  const failOn = values.value('fail-on');
  const isOver =
    overdue !== undefined && failOn !== undefined && isSeverity(failOn) && reaches(overdue.severity, failOn);
  return isOver && values.value('sign') === undefined ? exit.failed : exit.done;
};

const areaNames: Readonly<Record<PolicyArea, string>> = {
  rbac: 'who may do what',
  profiles: 'pod security profiles',
  rules: 'rules and exceptions',
  network: 'network policies',
  webhooks: 'admission webhooks and policies',
  quotas: 'quotas and limits',
};

const tableOf = (review: Review, ink: Ink): string => {
  const { cluster, last, before, after, changes, overdue } = review;
  const signed =
    last === undefined
      ? 'never signed off'
      : `signed off ${last.time.slice(0, 10)} by ${plainLine(last.by)}: ${plainLine(last.note)}`;
  const head = `${ink.bold(plainLine(cluster.name))}  ${signed}\n`;
  const late =
    overdue === undefined
      ? ''
      : `${ink.severity(overdue.severity, 'OVERDUE')}  ${plainLine(overdue.detail)}\n`;
  if (after === undefined) return `${head}${late}no policy was kept yet\n`;
  if (before === undefined)
    return `${head}${late}${counted(after.facts, 'policy object')} kept ${after.time.slice(0, 16)}Z; nothing older to compare with\n`;
  const compared = `policy of ${before.time.slice(0, 16)}Z and of ${after.time.slice(0, 16)}Z: ${counted(changes.length, 'change')}\n`;
  const groups = policyAreas.flatMap((area) => {
    const own = changes.filter((change) => change.area === area);
    return own.length === 0
      ? []
      : [`\n${ink.bold(areaNames[area])}\n${own.map((one) => changeText(one, ink)).join('')}`];
  });
  return `${head}${late}${compared}${groups.join('')}`;
};

const changeText = ({ change, resource, paths }: FactChange, ink: Ink): string => {
  const signs = { added: ink.green('+'), removed: ink.red('-'), changed: ink.blue('~') } as const;
  const where =
    paths.length === 0
      ? ''
      : `  ${ink.dim(plainLine(paths.slice(0, 3).join(' ')))}${paths.length > 3 ? ink.dim(` and ${paths.length - 3} more`) : ''}`;
  return `  ${signs[change]} ${plainLine(nameOf(resource))}${where}\n`;
};

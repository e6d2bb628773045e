import type { Transaction } from 'kysely';
import type { EvaluationRecord } from '../../../model/records.ts';
import { lockCluster } from '../clusters.ts';
import type { Database } from '../database.ts';
import { evaluationById, writeEvaluation } from '../evaluations.ts';
import type { Flavor } from '../flavor.ts';
import { ensurePartition } from '../postgres/partitions.ts';
import type { Evaluation } from '../store.ts';
import type { Tables } from '../tables.ts';
import { millisecondsOf } from '../time.ts';
import { nextRevisions, writeEvents } from './events.ts';
import { type Incoming, incomingOf } from './incoming.ts';
import { knownRows } from './known.ts';
import { internLabels } from './labels.ts';
import { lookUp, makeMissing, type ObjectIds } from './objects.ts';
import { type Event, type Plan, planOf } from './plan.ts';
import { coverage, storableScope } from './scope.ts';
import { Tally } from './tally.ts';
import { insertOpened, refresh, updateResolved, updateWritten } from './write.ts';

/**
 * Takes an evaluation in: one transaction, under the cluster's lock. The same evaluation a second time, as after an answer that got lost,
 * changes nothing and gives the first answer.
 */
export const applyEvaluation = async (
  { flavor, write }: Database,
  uid: string,
  evaluation: Evaluation,
): Promise<EvaluationRecord> => {
  const time = millisecondsOf(evaluation.time);
  const incoming = incomingOf(evaluation);
  const scope = storableScope(evaluation.scope);
  if (flavor.kind === 'postgres') await ensurePartition(write, time);
  return write.transaction().execute(async (db) => {
    const cluster = await lockCluster(db, flavor, uid);
    const earlier = await evaluationById(db, evaluation.id);
    if (earlier !== undefined) return earlier;
    const references = [...incoming.values()].map(({ resource }) => resource);
    const looked = scope.kind === 'objects' ? [...references, ...scope.objects] : references;
    const objects = await lookUp(db, flavor, cluster, looked);
    await makeMissing(db, flavor, cluster, objects, references, time);
    const known = await knownRows(db, flavor, cluster, scope, objects, incoming.keys());
    const plan = planOf(known, incoming, coverage(scope), time);
    await writePlan(db, flavor, cluster, plan, objects, { id: evaluation.id, time });
    const record = recordOf(uid, evaluation, plan, incoming.size);
    await writeEvaluation(db, cluster, record);
    return record;
  });
};

const eventsOf = ({ opened, updated, resolved }: Plan): readonly Event[] => [
  ...[...opened, ...updated].flatMap(({ events }) => events),
  ...resolved.map(({ fingerprint }) => ({ fingerprint, event: 'resolved' as const, detail: undefined })),
];

const writePlan = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  plan: Plan,
  objects: ObjectIds,
  evaluation: { readonly id: string; readonly time: number },
): Promise<void> => {
  const { time } = evaluation;
  await refresh(db, flavor, plan.refreshed, time);
  const events = eventsOf(plan);
  if (events.length === 0) return;
  const written = [...plan.opened, ...plan.updated];
  const labels = await internLabels(
    db,
    flavor,
    written.map((one) => one.incoming),
  );
  const place = {
    cluster,
    time,
    objectId: ({ object }: Incoming) => objects.get(object) ?? 0,
    labelId: ({ labels: set }: Incoming) => labels.get(set.digest) ?? 0,
    revisions: await writeEvents(db, flavor, {
      cluster,
      time,
      events,
      evaluation: evaluation.id,
      first: await nextRevisions(db, events.length),
    }),
  };
  await insertOpened(db, flavor, plan.opened, place);
  await updateWritten(db, flavor, plan.updated, place);
  await updateResolved(db, flavor, plan.resolved, place);
  await tallyOf(plan).write(db, flavor, cluster);
};

const tallyOf = ({ opened, updated, resolved }: Plan): Tally => {
  const tally = new Tally();
  for (const { incoming, known, state } of [...opened, ...updated]) {
    const { resource, finding, severity } = incoming;
    const { namespace = '', kind } = resource;
    if (known !== undefined) tally.add(known, -1);
    tally.add({ state, namespace, check: finding.check, kind, severity }, 1);
  }
  for (const known of resolved) {
    tally.add(known, -1);
    tally.add({ ...known, state: 'resolved' }, 1);
  }
  return tally;
};

const recordOf = (
  cluster: string,
  { id, scope, started, time, objects, problems, missingRights }: Evaluation,
  { opened, updated, resolved }: Plan,
  findings: number,
): EvaluationRecord => ({
  id,
  cluster,
  scope: scope.kind,
  started,
  ended: time,
  objects,
  findings,
  opened: opened.length,
  changed: updated.filter(({ known }) => known?.state !== 'resolved').length,
  reopened: updated.filter(({ known }) => known?.state === 'resolved').length,
  resolved: resolved.length,
  problems: problems ?? [],
  missingRights: missingRights ?? [],
});

import { fingerprintOf } from '../../../model/fingerprint.ts';
import type { Store } from '../../../platform/store/store.ts';
import { readSnapshot } from '../../../sources/cluster/snapshot-file.ts';
import { StandingJudgement } from '../../cluster/standing-judgement.ts';
import { observedInventory } from '../controller/observed-inventory.ts';
import { keepScorecard } from './scorecard.ts';
import type { ServeSettings } from './settings.ts';

/** A recording is judged once, and kept in memory. */
export const keepRecording = async (settings: ServeSettings, file: string, store: Store): Promise<void> => {
  const facts = await readSnapshot(file);
  const judgement = new StandingJudgement(facts, settings.judging);
  const { decision, problems } = judgement.whole(facts.time);
  const cluster = { uid: facts.context, name: settings.clusterName ?? facts.context, time: facts.time };
  const findings = [...decision.counted, ...decision.accepted];
  await store.putCluster(cluster);
  await store.findings.apply(cluster.uid, {
    id: 'recording',
    started: facts.time,
    time: facts.time,
    scope: { kind: 'cluster' },
    findings: findings.map((finding) => ({ fingerprint: fingerprintOf(finding), finding })),
    objects: judgement.visible.length,
    problems,
    missingRights: judgement.missingRights,
  });
  await store.inventory.record(cluster.uid, observedInventory(facts, judgement.inventory, facts.time));
  await keepScorecard(store, cluster.uid, judgement, settings.scoring, facts.time);
};

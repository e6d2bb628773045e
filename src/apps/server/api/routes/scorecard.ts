import type { KeptScorecard } from '../../serve/scorecard.ts';
import { scorecardKey } from '../../serve/scorecard.ts';
import { notFound } from '../api-error.ts';
import { clusterNamed } from '../changing.ts';
import type { Route, Schema } from '../route.ts';
import { listOf, shapeOf, short, source, text, time, whole } from '../schemas.ts';

const share: Schema = { type: 'number', minimum: 0, maximum: 1 };
const tally = shapeOf(
  {
    met: whole('Rows that are met'),
    violated: whole('Rows that are violated'),
    unknown: whole('Rows that could not be decided'),
    attested: whole('Rows that a person answers for'),
    notApplicable: whole('Rows that do not apply'),
    score: { ...share, description: 'Met among met and violated; absent where there is neither' },
    coverage: { ...share, description: 'Rows with a verdict among those that apply' },
  },
  ['met', 'violated', 'unknown', 'attested', 'notApplicable', 'coverage'],
);

const scorecard = shapeOf({
  framework: text('Id of the framework'),
  title: text('Title'),
  version: text('Version'),
  link: text('Where it is published'),
  time: time('As of'),
  rows: listOf(
    shapeOf({
      id: text('Id of the control'),
      section: text('Section'),
      title: text('What it demands'),
      sources: listOf(source),
      verdict: text('Verdict', { enum: ['met', 'violated', 'unknown', 'attested', 'not-applicable'] }),
      checks: listOf(text('Id of a check that looks after it')),
      findings: whole('Findings that violate it'),
      fingerprints: listOf(text('Fingerprint'), 'The first of them'),
      evidence: text('What the verdict rests on'),
      missing: listOf(text('What it takes to decide')),
      repair: text('What to do'),
    }),
  ),
  total: tally,
  sections: listOf(shapeOf({ section: text('Section'), tally })),
  sources: listOf(shapeOf({ source, tally })),
});

export const scorecardRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/clusters/{cluster}/scorecards/{framework}',
    id: 'getScorecard',
    summary: 'Each recommendation of a framework with its verdict and what that rests on',
    role: 'viewer',
    everywhere: true,
    params: {
      cluster: { ...short, description: 'Uid of the cluster' },
      framework: { type: 'string', enum: ['nsa'], description: 'Id of the framework' },
    },
    answers: { 200: { description: 'The scorecard', schema: scorecard } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      const { framework = '' } = ask.params;
      const kept = (await ask.api.store.setting(scorecardKey(framework, uid))) as KeptScorecard | undefined;
      if (kept === undefined) throw notFound(`scorecard of ${uid} yet: it comes with the first evaluation`);
      return { body: kept };
    },
  },
];

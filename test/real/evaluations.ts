import { fieldPath } from '../../src/model/field-path.ts';
import type { Finding } from '../../src/model/finding.ts';
import { fingerprintOf } from '../../src/model/fingerprint.ts';
import { severities } from '../../src/model/severity.ts';
import type { Evaluation } from '../../src/platform/store/store.ts';

/** As much of an object as repairs look at. */
const workload = { spec: { template: { spec: { containers: [{ securityContext: {} }] } } } };

/** Findings as an evaluation brings them, made up by number: the same number is the same finding. */
export const findingNumber = (
  number: number,
  change: Partial<Finding> = {},
): Evaluation['findings'][number] => {
  const check = `check-${number % 40}`;
  const finding: Finding = {
    kind: number % 9 === 0 ? 'privilege' : 'misconfiguration',
    check,
    severity: severities[number % severities.length] ?? 'unknown',
    status: number % 50 === 0 ? 'unknown' : 'fail',
    reason: `reason of ${check}`,
    detail: `container "app" of workload ${number} must not do what ${check} forbids`,
    resource: {
      reference: {
        apiVersion: number % 3 === 0 ? 'batch/v1' : 'apps/v1',
        kind: number % 3 === 0 ? 'CronJob' : 'Deployment',
        namespace: `team-${number % 25}`,
        name: `web-${Math.floor(number / 10)}`,
      },
      object: workload,
      origin: { kind: 'cluster', context: 'test' },
    },
    path: fieldPath(`/spec/template/spec/containers/${number % 10}/securityContext`),
    controls: { nsa: [`NSA-POD-${number % 40}`], cis: [`5.2.${number % 7}`] },
    sources: number % 2 === 0 ? ['malicious-actor'] : ['malicious-actor', 'insider'],
    remedy: {
      safety: 'tightening',
      words: 'Set it to false.',
      operations: [
        { op: 'add', path: '/spec/template/spec/containers/0/securityContext/privileged', value: false },
      ],
    },
    ...change,
  };
  return { fingerprint: fingerprintOf(finding), finding };
};

/** The time of the `day`-th day of the tests. */
export const day = (number: number): string => new Date(Date.UTC(2026, 2, number, 12)).toISOString();

/** An evaluation of the whole cluster. */
export const evaluation = (
  id: string,
  time: string,
  findings: Evaluation['findings'],
  scope: Evaluation['scope'] = { kind: 'cluster' },
): Evaluation => ({ id, started: time, time, scope, findings, objects: findings.length });

/** The numbers from `from` to before `to`. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

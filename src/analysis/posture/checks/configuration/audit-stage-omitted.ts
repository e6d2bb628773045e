import { type AuditPolicyView, auditPolicies } from '../../../../inventory/views/audit-policies.ts';
import { type FieldPath, fieldPath, join } from '../../../../model/field-path.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** RequestReceived is told again at the end of the request, and ResponseStarted too, but for a watch that never ends. */
const harmful: ReadonlySet<string> = new Set(['Panic', 'ResponseComplete']);

const wrongIn = (stages: readonly string[] | undefined, path: FieldPath): readonly Violation[] => {
  if (stages === undefined) return none;
  return stages.flatMap((stage, index) =>
    harmful.has(stage) ? [{ path: join(path, index), detail: `the stage ${stage} is left out` }] : [],
  );
};

const evaluate = ({ object: { omitStages, rules = [] } }: AuditPolicyView): readonly Violation[] => [
  ...wrongIn(omitStages, fieldPath('/omitStages')),
  ...rules.flatMap((rule, index) =>
    rule.level === 'None' ? none : wrongIn(rule.omitStages, fieldPath(`/rules/${index}/omitStages`)),
  ),
];

export const auditStageOmitted = defineCheck({
  id: 'audit-stage-omitted',
  title: 'Audit policies must leave out harmless stages only',
  severity: 'medium',
  reason: 'stage of audit events left out',
  rationale:
    'Without ResponseComplete nobody knows whether a request succeeded, and without Panic the one that broke the API server is missing.',
  controls: { nsa: ['NSA-LOG-07'], cis: ['3.2.2'], kubescape: ['C-0161'], attack: ['T1562.008'] },
  sources: ['malicious-actor', 'insider'],
  target: auditPolicies,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Leave out RequestReceived alone.',
    operations: (_policy, { path }) => [{ op: 'remove', path }],
  },
  examples: [
    {
      name: 'the harmless one',
      objects: auditPolicy(goodRules, 'omitStages: [RequestReceived]'),
      violations: [],
    },
    {
      name: 'for all rules',
      objects: auditPolicy(goodRules, 'omitStages: [RequestReceived, Panic]'),
      violations: ['/omitStages/1'],
    },
    {
      name: 'for one rule',
      objects: auditPolicy(['{ level: Metadata, omitStages: [ResponseComplete, Panic] }']),
      violations: ['/rules/0/omitStages/0', '/rules/0/omitStages/1'],
    },
  ],
});

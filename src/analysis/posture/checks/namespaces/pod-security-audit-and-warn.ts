import { type NamespaceView, userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { labelPath, levelLabel, strictnessOf } from '../../namespaces/pod-security-labels.ts';

const enforced = levelLabel('enforce');

const evaluate = ({ name, labels }: NamespaceView): readonly Violation[] => {
  const level = labels[enforced];
  const wanted = strictnessOf(level) ?? 0;
  if (wanted === 0) return none;
  return (['audit', 'warn'] as const).flatMap((mode) => {
    const label = levelLabel(mode);
    if ((strictnessOf(labels[label]) ?? 0) >= wanted) return [];
    const detail = `Namespace "${name}" enforces ${level}, but ${label} is ${labels[label] ?? 'not set'}`;
    return [{ path: labelPath(label), detail }];
  });
};

export const podSecurityAuditAndWarn = defineCheck({
  id: 'pod-security-audit-and-warn',
  title: 'Audit and warn must be at least as strict as enforce',
  severity: 'info',
  reason: 'audit or warn below enforce',
  rationale:
    'Enforce refuses pods only. A Deployment is accepted, and its pods never appear: without warn nobody is told when applying it, without audit nobody can look it up.',
  controls: { nsa: ['NSA-POD-13'] },
  sources: ['malicious-actor', 'insider'],
  target: userNamespaces,
  evaluate,
  remedy: {
    safety: 'safe',
    words: 'Set both labels to the level that is enforced.',
    operations: ({ resource, labels }, { path }) => [set(resource.object, path, labels[enforced])],
  },
  examples: [
    {
      name: 'the same and stricter',
      objects: namespace(
        'shop',
        'pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/audit: baseline, pod-security.kubernetes.io/warn: restricted',
      ),
      violations: [],
    },
    { name: 'nothing is enforced', objects: namespace('shop'), violations: [] },
    {
      name: 'missing, and weaker',
      objects: namespace(
        'shop',
        'pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/warn: baseline',
      ),
      violations: [
        '/metadata/labels/pod-security.kubernetes.io~1audit',
        '/metadata/labels/pod-security.kubernetes.io~1warn',
      ],
    },
  ],
});

import { type ComponentView, settingOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';
import { integer } from '../../parameter.ts';

interface Demands {
  readonly maxage: number;
  readonly maxbackup: number;
  readonly maxsize: number;
}

const names = ['maxage', 'maxbackup', 'maxsize'] as const;

const evaluate = (
  server: ComponentView,
  { parameters }: { readonly parameters: Demands },
): readonly Violation[] => {
  const path = settingOf(server, 'audit-log-path') ?? '';
  // `-` is standard output, which the container's runtime rotates.
  if (path === '' || path === '-') return none;
  const wrong = names.filter((name) => !isEnough(settingOf(server, `audit-log-${name}`), parameters[name]));
  const [first] = wrong;
  if (first === undefined) return none;
  const asked = wrong.map((name) => `--audit-log-${name} of ${parameters[name]} or more`).join(', ');
  return flagViolation(server, `audit-log-${first}`, `keeps audit logs for too short: it needs ${asked}`);
};

/** 0, the default, means without end for age and number of files; a log that never rotates fills the disk. */
const isEnough = (value: string | undefined, demand: number): boolean => Number(value ?? 0) >= demand;

export const apiServerAuditRetention = defineCheck({
  id: 'api-server-audit-retention',
  title: 'Audit logs must be rotated and kept long enough',
  severity: 'low',
  reason: 'audit logs kept too short or not rotated',
  rationale:
    'Break-ins are found after weeks: what was overwritten until then is lost, and a file that grows without end stops the API server.',
  controls: {
    nsa: ['NSA-LOG-08'],
    cis: ['1.2.17', '1.2.18', '1.2.19'],
    kubescape: ['C-0131', 'C-0132', 'C-0133'],
    attack: ['T1070'],
  },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  parameters: {
    maxage: integer(30, 'Days that a rotated audit log is kept.'),
    maxbackup: integer(10, 'Rotated audit logs that are kept.'),
    maxsize: integer(100, 'Megabytes at which an audit log is rotated.'),
  },
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set --audit-log-maxage, --audit-log-maxbackup and --audit-log-maxsize as your retention policy says.',
  },
  examples: [
    {
      name: 'enough',
      objects: staticPod(
        'kube-apiserver',
        '--audit-log-path=/l',
        '--audit-log-maxage=30',
        '--audit-log-maxbackup=10',
        '--audit-log-maxsize=100',
      ),
      violations: [],
    },
    {
      name: 'standard output, or no file',
      objects: staticPod('kube-apiserver', '--audit-log-path=-'),
      violations: [],
    },
    {
      name: 'too few days',
      objects: staticPod(
        'kube-apiserver',
        '--audit-log-path=/l',
        '--audit-log-maxage=7',
        '--audit-log-maxbackup=10',
        '--audit-log-maxsize=100',
      ),
      violations: [`${commandPath}/2`],
    },
    {
      name: 'nothing set',
      objects: staticPod('kube-apiserver', '--audit-log-path=/l'),
      violations: [commandPath],
    },
  ],
});

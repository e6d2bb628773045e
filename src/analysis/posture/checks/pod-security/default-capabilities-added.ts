import { isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { baselineCapabilities } from '../../pod-security/capabilities.ts';
import { violationsIn } from '../../violations.ts';

/** What is beyond the baseline list has a check of its own. */
const isWrong = (added: string): boolean => baselineCapabilities.has(added) && added !== 'NET_BIND_SERVICE';

const evaluate = (pod: PodView): readonly Violation[] =>
  isWindows(pod)
    ? none
    : pod.containers.flatMap(({ name, path, spec }) =>
        violationsIn(spec.securityContext?.capabilities?.add, (added, index) =>
          isWrong(added)
            ? {
                path: join(path, 'securityContext', 'capabilities', 'add', index),
                detail: `container "${name}" adds "${added}" in securityContext.capabilities.add`,
              }
            : undefined,
        ),
      );

export const defaultCapabilitiesAdded = defineCheck({
  id: 'default-capabilities-added',
  title: 'Containers should add no capability but NET_BIND_SERVICE',
  severity: 'low',
  reason: 'capability beyond NET_BIND_SERVICE',
  rationale:
    'The Pod Security Standards refuse it at level restricted. Most programs that ask for CHOWN, SETUID or DAC_OVERRIDE only prepare files, which fsGroup and a non-root image do without any capability.',
  controls: {
    nsa: ['NSA-POD-22'],
    pss: ['capabilities_restricted'],
    cis: ['5.2.10'],
    attack: ['T1611'],
    trivy: ['KSV-0106'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove the capability from securityContext.capabilities.add.',
    operations: (_pod, violation) => [{ op: 'remove', path: violation.path }],
  },
  examples: [
    {
      name: 'only a low port is bound',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } } }] }',
      violations: [],
    },
    {
      name: 'owners are changed at start',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE, CHOWN] } } }] }',
      violations: ['/spec/containers/0/securityContext/capabilities/add/1'],
    },
    {
      name: 'capabilities beyond the default ones have their own check',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { add: [SYS_TIME] } } }] }',
      violations: [],
    },
  ],
});

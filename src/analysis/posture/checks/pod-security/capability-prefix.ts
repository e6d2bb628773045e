import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    (['add', 'drop'] as const).flatMap((list) =>
      violationsIn(spec.securityContext?.capabilities?.[list], (capability, index) =>
        /^cap_/i.test(capability)
          ? {
              path: join(path, 'securityContext', 'capabilities', list, index),
              detail: `container "${name}" writes "${capability}" in securityContext.capabilities.${list}`,
            }
          : undefined,
      ),
    ),
  );

export const capabilityPrefix = defineCheck({
  id: 'capability-prefix',
  title: 'Capabilities must be written without CAP_',
  severity: 'medium',
  reason: 'capability is not known by that name',
  rationale:
    'containerd puts CAP_ before every name, so that it looks for CAP_CAP_NET_RAW: what seems to be dropped is kept, and a container that adds one does not start. Other runtimes read it as it was meant.',
  controls: { nsa: ['NSA-POD-22'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove the prefix from a capability to drop; ask whether one to add is needed at all.',
  },
  examples: [
    {
      name: 'plain names',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } } }] }',
      violations: [],
    },
    {
      name: 'names of the kernel',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { drop: [CAP_NET_RAW], add: [NET_ADMIN, cap_chown] } } }] }',
      violations: [
        '/spec/containers/0/securityContext/capabilities/add/1',
        '/spec/containers/0/securityContext/capabilities/drop/0',
      ],
    },
  ],
});

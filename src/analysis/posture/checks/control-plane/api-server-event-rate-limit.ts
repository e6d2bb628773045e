import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const plugin = 'EventRateLimit';

const evaluate = (server: ComponentView): readonly Violation[] =>
  membersOf(server, 'enable-admission-plugins')?.includes(plugin) === true
    ? none
    : flagViolation(server, 'enable-admission-plugins', `does not enable ${plugin}`);

export const apiServerEventRateLimit = defineCheck({
  id: 'api-server-event-rate-limit',
  title: 'The API server should limit the rate of Events',
  severity: 'info',
  reason: 'rate of Events not limited',
  rationale:
    'A pod that fails over and over, or somebody on purpose, fills etcd with Events until the API server stops.',
  controls: { cis: ['1.2.9'], kubescape: ['C-0121'], attack: ['T1499'] },
  sources: ['insider'],
  // The plugin is alpha and needs limits that fit the cluster.
  runs: 'on-request',
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Enable EventRateLimit, with limits in the file of --admission-control-config-file.',
  },
  examples: [
    {
      name: 'limited',
      objects: staticPod('kube-apiserver', `--enable-admission-plugins=${plugin}`),
      violations: [],
    },
    { name: 'not limited', objects: staticPod('kube-apiserver'), violations: [commandPath] },
  ],
});

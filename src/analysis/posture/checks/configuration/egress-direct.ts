import { type EgressSelectorView, egressSelectors } from '../../../../inventory/views/egress-selector.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { egress } from '../../configuration/egress-example.ts';
import { violationsIn } from '../../violations.ts';

/** `controlplane` and `etcd` stay among machines of the control plane, where a direct connection is the usual one. */
const evaluate = ({ object: { egressSelections } }: EgressSelectorView): readonly Violation[] =>
  violationsIn(egressSelections, ({ name, connection }, index) =>
    name === 'cluster' && connection?.proxyProtocol === 'Direct'
      ? {
          path: fieldPath(`/egressSelections/${index}/connection/proxyProtocol`),
          detail: 'the API server connects to nodes, pods and webhooks directly',
        }
      : undefined,
  );

export const egressDirect = defineCheck({
  id: 'egress-direct',
  title: 'The API server should reach the cluster through Konnectivity',
  severity: 'info',
  reason: 'direct connections into the cluster',
  rationale:
    'Control plane and nodes need an open way to each other then: a pod that can pose as a webhook or a kubelet is one hop from the API server.',
  controls: { nsa: ['NSA-CP-05'], attack: ['T1210'] },
  sources: ['malicious-actor'],
  target: egressSelectors,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Run konnectivity-server beside the API server and agents on the nodes, and name it here.',
  },
  examples: [
    {
      name: 'through a proxy',
      objects: egress('cluster', '{ proxyProtocol: GRPC, transport: { uds: { udsName: /k.sock } } }'),
      violations: [],
    },
    {
      name: 'direct among the control plane',
      objects: egress('etcd', '{ proxyProtocol: Direct }'),
      violations: [],
    },
    {
      name: 'direct',
      objects: egress('cluster', '{ proxyProtocol: Direct }'),
      violations: ['/egressSelections/0/connection/proxyProtocol'],
    },
  ],
});

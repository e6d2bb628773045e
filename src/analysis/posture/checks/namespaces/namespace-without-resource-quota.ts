import { userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { limitedIn } from '../../../../inventory/views/resource-quotas.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { inShop, namespace } from '../../namespaces/example-objects.ts';

export const namespaceWithoutResourceQuota = defineCheck({
  id: 'namespace-without-resource-quota',
  title: 'Every namespace needs a ResourceQuota',
  severity: 'low',
  reason: 'no ResourceQuota',
  rationale:
    'Without a quota one namespace can take the memory, the processors and the objects of the whole cluster, by mistake, by a leak, or by a miner that somebody started.',
  controls: { nsa: ['NSA-NET-14'], attack: ['T1496'], trivy: ['KSV-0040'] },
  sources: ['malicious-actor', 'insider'],
  target: userNamespaces,
  evaluate: ({ name }, { inventory }) =>
    limitedIn(inventory, name) === undefined
      ? [{ path: root, detail: `Namespace "${name}" has no ResourceQuota among the objects read` }]
      : none,
  remedy: {
    safety: 'choice',
    words: 'Add a ResourceQuota with requests and limits for cpu and memory, and with counts of objects.',
  },
  examples: [
    {
      name: 'a quota in the namespace',
      objects: `${namespace('shop')}\n---\n${inShop('ResourceQuota', '{ hard: { pods: 20 } }')}`,
      violations: [],
    },
    { name: 'the cluster’s own namespaces have none', objects: namespace('kube-system'), violations: [] },
    {
      name: 'a quota in another namespace',
      objects: `${namespace('finance')}\n---\n${inShop('ResourceQuota', '{ hard: { pods: 20 } }')}`,
      violations: ['Namespace/finance '],
    },
  ],
});

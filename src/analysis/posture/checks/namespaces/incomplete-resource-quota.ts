import { namespaceOf } from '../../../../inventory/inventory.ts';
import { limitedIn, resourceQuotas } from '../../../../inventory/views/resource-quotas.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { inShop } from '../../namespaces/example-objects.ts';

/** What has to be limited, each by any of these names; `cpu` is an old name of `requests.cpu`. */
const wanted: readonly (readonly string[])[] = [
  ['requests.cpu', 'cpu'],
  ['requests.memory', 'memory'],
  ['limits.cpu'],
  ['limits.memory'],
];

const isCount = (name: string): boolean =>
  name.startsWith('count/') ||
  ['pods', 'services', 'secrets', 'configmaps', 'persistentvolumeclaims'].includes(name);

const missingFrom = (limited: ReadonlySet<string>): readonly string[] => [
  ...wanted.flatMap((names) => (names.some((name) => limited.has(name)) ? [] : [names[0] ?? ''])),
  ...([...limited].some(isCount) ? [] : ['a count of objects']),
];

export const incompleteResourceQuota = defineCheck({
  id: 'incomplete-resource-quota',
  title: 'The ResourceQuotas of a namespace must limit cpu, memory and counts of objects',
  severity: 'low',
  reason: 'ResourceQuota leaves resources open',
  rationale:
    'What the quota does not name is not limited: a million ConfigMaps fill etcd, and the cluster stops, as surely as one pod fills a node.',
  controls: { nsa: ['NSA-NET-14'], attack: ['T1496'] },
  sources: ['malicious-actor', 'insider'],
  target: resourceQuotas,
  evaluate: ({ resource, object: { spec } }, { inventory }) => {
    const missing = missingFrom(limitedIn(inventory, namespaceOf(resource)) ?? new Set());
    if (missing.length === 0) return none;
    const path = fieldPath(spec?.hard === undefined ? '/spec' : '/spec/hard');
    return [
      {
        path,
        detail: `ResourceQuota "${resource.reference.name}" and its like in the namespace do not limit ${missing.join(', ')}`,
      },
    ];
  },
  remedy: {
    safety: 'choice',
    words: 'Add the missing names to spec.hard, with amounts that the team needs.',
  },
  examples: [
    {
      name: 'amounts and counts',
      objects: inShop(
        'ResourceQuota',
        '{ hard: { requests.cpu: 4, requests.memory: 8Gi, limits.cpu: 8, limits.memory: 16Gi, pods: 40 } }',
      ),
      violations: [],
    },
    {
      name: 'two that complete each other',
      objects: `${inShop('ResourceQuota', '{ hard: { cpu: 4, memory: 8Gi, count/secrets: 40 } }')}
---
${inShop('ResourceQuota', '{ hard: { limits.cpu: 8, limits.memory: 16Gi } }')}`,
      violations: [],
    },
    {
      name: 'pods only',
      objects: inShop('ResourceQuota', '{ hard: { pods: 40 } }'),
      violations: ['/spec/hard'],
    },
  ],
});

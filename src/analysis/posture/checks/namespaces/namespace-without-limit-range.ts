import { containerDefaultsOf } from '../../../../inventory/views/limit-ranges.ts';
import { userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { inShop, namespace } from '../../namespaces/example-objects.ts';

export const namespaceWithoutLimitRange = defineCheck({
  id: 'namespace-without-limit-range',
  title: 'Every namespace needs a LimitRange for containers',
  severity: 'low',
  reason: 'no LimitRange',
  rationale:
    'A container whose manifest sets no limits may use all of its node. A LimitRange gives it sensible ones, and refuses those that ask for too much.',
  controls: { nsa: ['NSA-NET-13'], attack: ['T1496'], trivy: ['KSV-0039'] },
  sources: ['malicious-actor', 'insider'],
  target: userNamespaces,
  evaluate: ({ name }, { inventory }) =>
    containerDefaultsOf(inventory, name) === undefined
      ? [
          {
            path: root,
            detail: `Namespace "${name}" has no LimitRange for containers among the objects read`,
          },
        ]
      : none,
  remedy: {
    safety: 'choice',
    words: 'Add a LimitRange of type Container with default, defaultRequest, min and max for cpu and memory.',
  },
  examples: [
    {
      name: 'a LimitRange in the namespace',
      objects: `${namespace('shop')}\n---\n${inShop('LimitRange', '{ limits: [{ type: Container, max: { cpu: 2 } }] }')}`,
      violations: [],
    },
    {
      name: 'one for volumes says nothing of containers',
      objects: `${namespace('shop')}\n---\n${inShop('LimitRange', '{ limits: [{ type: PersistentVolumeClaim, max: { storage: 2Gi } }] }')}`,
      violations: ['Namespace/shop '],
    },
    { name: 'nothing at all', objects: namespace('shop'), violations: [''] },
  ],
});

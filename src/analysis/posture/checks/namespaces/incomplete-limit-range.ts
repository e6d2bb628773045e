import { type LimitRangeItem, limitRanges } from '../../../../inventory/views/limit-ranges.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { inShop } from '../../namespaces/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const fields = ['default', 'defaultRequest', 'min', 'max'] as const;

const missingFrom = (item: LimitRangeItem): readonly string[] =>
  fields.flatMap((field) =>
    ['cpu', 'memory'].flatMap((resource) =>
      item[field]?.[resource] === undefined ? [`${field}.${resource}`] : [],
    ),
  );

export const incompleteLimitRange = defineCheck({
  id: 'incomplete-limit-range',
  title: 'A LimitRange must set defaults, minimum and maximum for cpu and memory',
  severity: 'low',
  reason: 'LimitRange leaves values open',
  rationale:
    'What is left open is no limit: without a maximum a container may still ask for a whole node, without defaults one that asks for nothing gets no bounds.',
  controls: { nsa: ['NSA-NET-13'], attack: ['T1496'] },
  sources: ['malicious-actor', 'insider'],
  target: limitRanges,
  evaluate: ({ object: { spec }, resource }) =>
    violationsIn(spec?.limits, (item, index) => {
      const missing = item.type === 'Container' ? missingFrom(item) : [];
      if (missing.length === 0) return undefined;
      return {
        path: join('/spec/limits', index),
        detail: `LimitRange "${resource.reference.name}" does not set ${missing.join(', ')} for containers`,
      };
    }),
  remedy: { safety: 'choice', words: 'Set default, defaultRequest, min and max for cpu and memory.' },
  examples: [
    {
      name: 'all four for both',
      objects: inShop(
        'LimitRange',
        '{ limits: [{ type: Container, default: { cpu: 1, memory: 1Gi }, defaultRequest: { cpu: 100m, memory: 128Mi }, min: { cpu: 10m, memory: 16Mi }, max: { cpu: 4, memory: 4Gi } }] }',
      ),
      violations: [],
    },
    {
      name: 'volumes have no cpu',
      objects: inShop('LimitRange', '{ limits: [{ type: PersistentVolumeClaim, max: { storage: 1Gi } }] }'),
      violations: [],
    },
    {
      name: 'defaults only',
      objects: inShop(
        'LimitRange',
        '{ limits: [{ type: Pod, max: { cpu: 4 } }, { type: Container, default: { cpu: 1 } }] }',
      ),
      violations: ['/spec/limits/1'],
    },
  ],
});

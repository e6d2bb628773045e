import type { Rule, Schema } from './schema.ts';
import { atLeastOne, list, map, record, set, text, word } from './schemas.ts';

const labelKey = text('The key of a label.', 317);
const labelValue = text('A value of the label.', 63, { minLength: 0 });

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

const valuesFit: Rule<Requirement> = {
  cel: "self.operator in ['In', 'NotIn'] ? has(self.values) && self.values.size() > 0 : !has(self.values) || self.values.size() == 0",
  message: 'In and NotIn need values; Exists and DoesNotExist take none.',
  holds: ({ operator, values = [] }) => (operator === 'In' || operator === 'NotIn') === values.length > 0,
};

const requirement = record(
  'One demand on a label.',
  {
    key: labelKey,
    operator: word('How the label is compared.', ['In', 'NotIn', 'Exists', 'DoesNotExist']),
    values: set('What In and NotIn compare with.', labelValue, 64, { minItems: 0 }),
  },
  { needs: ['key', 'operator'], rules: [valuesFit] },
);

/** A label selector with Kubernetes' own meaning. */
export const labelSelector = record(
  'Chosen by labels, as Kubernetes selectors choose: every demand must be met.',
  {
    matchLabels: map('Labels that must have exactly these values.', labelValue, 64),
    matchExpressions: list('Demands on labels.', requirement, 32),
  },
  {
    rules: [
      atLeastOne(
        ['matchLabels', 'matchExpressions'],
        'An empty selector would choose everything; give matchLabels or matchExpressions, or leave the selector out.',
      ),
    ],
  },
);

/** A choice of clusters or namespaces: by name, by label, or both; what either names is chosen. */
export const selectionOf = (what: 'clusters' | 'namespaces', absent: string) =>
  record(
    `Which ${what}, by name or by label; what either names is chosen. Left out: ${absent}.`,
    {
      names: set(
        `Names of ${what}. A star stands for any text.`,
        text('A name, or a pattern with stars.', 253, { example: 'shop-*' }),
        256,
      ),
      selector: labelSelector,
    },
    {
      rules: [
        atLeastOne(
          ['names', 'selector'],
          `Say which ${what} by names or by selector, or leave ${what} out to mean all of them.`,
        ),
      ],
    },
  ) satisfies Schema;

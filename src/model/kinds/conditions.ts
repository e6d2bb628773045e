import type { Column } from './kind.ts';
import type { Schema } from './schema.ts';
import { list, moment, record, text, whole, word } from './schemas.ts';

/** `status.conditions` of every kind, field by field as Kubernetes' own (apimachinery, `metav1.Condition`). */
export const conditions: Schema = list(
  'What the controller made of the object. `Ready` is true when it is in force; its reason and message say why not.',
  record(
    'One observation.',
    {
      type: text('What was observed, such as `Ready`.', 316),
      status: word('Whether it is so.', ['True', 'False', 'Unknown']),
      observedGeneration: whole(
        'The generation of the spec that was looked at. An older one says nothing of the present spec.',
        {
          minimum: 0,
          maximum: Number.MAX_SAFE_INTEGER,
        },
      ),
      lastTransitionTime: moment('When the status last changed.'),
      reason: text('One word that programs may compare.', 1024),
      message: text('A sentence for people.', 32_768, { minLength: 0 }),
    },
    { needs: ['type', 'status', 'lastTransitionTime', 'reason', 'message'] },
  ),
  16,
  { keys: ['type'] },
);

/** The columns that end every list. */
export const statusColumns: readonly Column[] = [
  {
    name: 'Ready',
    type: 'string',
    path: '.status.conditions[?(@.type=="Ready")].status',
    description: 'Whether it is in force.',
    shown: 'always',
  },
  {
    name: 'Reason',
    type: 'string',
    path: '.status.conditions[?(@.type=="Ready")].reason',
    description: 'Why it is in force, or why not.',
    shown: 'wide',
  },
  {
    name: 'Age',
    type: 'date',
    path: '.metadata.creationTimestamp',
    description: 'How long it has been there.',
    shown: 'always',
  },
];

import { workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { text } from '../../parameter.ts';

/** As much of RFC 5321 as a person's address has: something, an at sign, a domain with a dot. */
const isAddress = (value: string): boolean => {
  const at = value.lastIndexOf('@');
  const domain = value.slice(at + 1);
  return (
    at > 0 && !/\s/.test(value) && domain.includes('.') && !domain.startsWith('.') && !domain.endsWith('.')
  );
};

const annotated = (annotations: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: ${annotations} }\nspec: { template: { spec: {} } }`;

export const requiredAnnotationEmail = defineCheck({
  id: 'required-annotation-email',
  title: 'Workloads should name an address in an annotation',
  severity: 'low',
  reason: 'no address in an annotation',
  rationale:
    'In an incident somebody has to be asked at once what the workload does and whether it may be stopped; the address says whom.',
  controls: { 'kube-linter': ['required-annotation-email'] },
  sources: ['insider'],
  runs: 'on-request',
  target: workloads,
  parameters: { annotation: text('email', 'The annotation that holds the address.') },
  evaluate: ({ kind, metadata, resource }, { parameters: { annotation } }) =>
    isAddress(metadata.annotations?.[annotation] ?? '')
      ? none
      : [
          {
            path: join('/metadata/annotations', annotation),
            detail: `${kind} "${resource.reference.name}" sets no address in the annotation ${annotation}`,
          },
        ],
  remedy: { safety: 'choice', words: 'Add the annotation with the address of the people in charge.' },
  examples: [
    { name: 'an address', objects: annotated('{ email: shop@acme.example }'), violations: [] },
    {
      name: 'a name only',
      objects: annotated('{ email: shop }'),
      violations: ['/metadata/annotations/email'],
    },
    { name: 'nothing', objects: annotated('{}'), violations: ['/metadata/annotations/email'] },
    {
      name: 'the annotation of the house',
      objects: annotated('{ acme.example/contact: shop@acme.example }'),
      parameters: { annotation: 'acme.example/contact' },
      violations: [],
    },
  ],
});

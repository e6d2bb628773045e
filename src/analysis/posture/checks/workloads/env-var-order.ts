import { type ContainerView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** The names in `$(NAME)`; `$$(NAME)` is the text itself. (core/v1 EnvVar.value) */
const references = (value: string): readonly string[] =>
  Array.from(value.matchAll(/(\$+)\(([^()$]{1,253})\)/g), ([, dollars = '', name = '']) =>
    dollars.length % 2 === 1 ? name : '',
  );

const ofContainer = ({ name, path, spec }: ContainerView): readonly Violation[] => {
  const env = spec.env ?? [];
  if (!env.some(({ value }) => typeof value === 'string' && value.includes('$('))) return none;
  const places = new Map<string, number>();
  for (const [index, one] of env.entries())
    if (one.name !== undefined && !places.has(one.name)) places.set(one.name, index);
  return violationsIn(env, ({ name: variable = '', value }, index) => {
    const early = references(String(value ?? '')).find((one) => (places.get(one) ?? -1) > index);
    if (early === undefined) return undefined;
    return {
      path: join(path, 'env', index, 'value'),
      detail: `container "${name}" uses $(${early}) in the environment variable "${variable}" before it is set`,
    };
  });
};

export const envVarOrder = defineCheck({
  id: 'env-var-order',
  title: 'Environment variables must be set before they are used',
  severity: 'low',
  reason: 'environment variable used too early',
  rationale:
    'The kubelet fills in variables from top to bottom and leaves what it does not know yet as it is: the program gets the text $(NAME) for an address or a password.',
  controls: {},
  sources: ['insider'],
  target: pods,
  evaluate: (pod) => pod.containers.flatMap(ofContainer),
  remedy: { safety: 'choice', words: 'Move the variable below the one that it uses.' },
  examples: [
    {
      name: 'set before, set elsewhere, and meant as text',
      spec: '{ containers: [{ name: app, env: [{ name: HOST, value: h }, { name: URL, value: "http://$(HOST)/$(PATH)" }, { name: HELP, value: "$$(LATER)" }, { name: LATER, value: x }] }] }',
      violations: [],
    },
    {
      name: 'set after',
      spec: '{ containers: [{ name: app, env: [{ name: URL, value: "http://$(HOST)/" }, { name: HOST, valueFrom: { fieldRef: { fieldPath: status.hostIP } } }] }] }',
      violations: ['/spec/containers/0/env/0/value'],
    },
  ],
});

import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { text } from '../../parameter.ts';

const evaluate = ({ path, spec }: PodView, name: string, value: string): readonly Violation[] => {
  const options = spec.dnsConfig?.options ?? [];
  const index = options.findIndex((one) => one.name === name);
  const given = options[index]?.value;
  if (index >= 0 && String(given ?? '') === value) return none;
  const place = join(path, 'dnsConfig', 'options');
  return [
    {
      path: index < 0 ? place : join(place, index, 'value'),
      detail: `pod ${index < 0 ? 'does not set' : `sets to "${given ?? ''}"`} the resolver option ${name}; wanted is "${value}"`,
    },
  ];
};

export const dnsconfigOptions = defineCheck({
  id: 'dnsconfig-options',
  title: 'Pods should set the resolver option of the house',
  severity: 'info',
  reason: 'resolver option not as wanted',
  rationale:
    'With ndots 5, the default in pods, each name of the outside world is asked for in every search domain first: five questions in place of one, and the internal names of what the pod talks to in foreign hands when a search domain is.',
  controls: { 'kube-linter': ['dnsconfig-options'] },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: pods,
  parameters: {
    option: text('ndots', 'The option of resolv.conf.'),
    value: text('2', 'The value that it has to have.'),
  },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.option, parameters.value),
  remedy: { safety: 'choice', words: 'Set the option under dnsConfig.options.' },
  examples: [
    {
      name: 'as wanted',
      spec: '{ dnsConfig: { options: [{ name: ndots, value: "2" }] }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'another value',
      spec: '{ dnsConfig: { options: [{ name: edns0 }, { name: ndots, value: "5" }] }, containers: [{ name: app }] }',
      violations: ['/spec/dnsConfig/options/1/value'],
    },
    { name: 'not set', spec: '{ containers: [{ name: app }] }', violations: ['/spec/dnsConfig/options'] },
    {
      name: 'another option',
      spec: '{ dnsConfig: { options: [{ name: edns0 }] }, containers: [{ name: app }] }',
      parameters: { option: 'edns0', value: '' },
      violations: [],
    },
  ],
});

import { type SandboxTemplateView, sandboxTemplates } from '../../../../inventory/views/sandbox-templates.ts';
import { fieldPath, join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { inShop } from '../../network/example-objects.ts';
import { isEverybody } from '../../network/open-peer.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ resource, object: { spec } }: SandboxTemplateView): readonly Violation[] => {
  const said = `SandboxTemplate "${resource.reference.name}"`;
  const management = spec?.networkPolicyManagement ?? 'Managed';
  if (management !== 'Managed')
    return [
      {
        path: fieldPath('/spec/networkPolicyManagement'),
        detail: `${said} has spec.networkPolicyManagement ${management}: nothing isolates its sandboxes`,
      },
    ];
  if (spec?.networkPolicy === undefined)
    return [
      {
        path: fieldPath('/spec/networkPolicy'),
        detail: `${said} has no spec.networkPolicy: its sandboxes reach the whole internet`,
      },
    ];
  return violationsIn(spec.networkPolicy.egress, ({ to = [] }, index) =>
    to.length > 0 && !to.some(isEverybody)
      ? undefined
      : {
          path: join('/spec/networkPolicy/egress', index, 'to'),
          detail: `${said} has an egress rule to everybody`,
        },
  );
};

const template = (spec: string): string =>
  inShop('extensions.agents.x-k8s.io/v1alpha1', 'SandboxTemplate', spec);

export const sandboxTemplateEgress = defineCheck({
  id: 'sandbox-template-egress',
  title: 'Sandboxes of agents must say where they send',
  severity: 'medium',
  reason: 'sandbox sends anywhere',
  rationale:
    'Code that a model wrote runs in a sandbox, perhaps by order of a page that it read. With the internet before it, it carries away what it was given and fetches what it was not.',
  controls: { attack: ['T1041'], kubescape: ['C-0301'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: sandboxTemplates,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'List the destinations in spec.networkPolicy.egress, or leave the list empty.',
  },
  examples: [
    {
      name: 'nowhere',
      objects: template('{ networkPolicyManagement: Managed, networkPolicy: { egress: [] } }'),
      violations: [],
    },
    {
      name: 'a range',
      objects: template('{ networkPolicy: { egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/24 } }] }] } }'),
      violations: [],
    },
    {
      name: 'nothing isolates',
      objects: template('{ networkPolicyManagement: Unmanaged }'),
      violations: ['/spec/networkPolicyManagement'],
    },
    { name: 'the default', objects: template('{}'), violations: ['/spec/networkPolicy'] },
    {
      name: 'everybody',
      objects: template('{ networkPolicy: { egress: [{}, { to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] } }'),
      violations: ['/spec/networkPolicy/egress/0/to', '/spec/networkPolicy/egress/1/to'],
    },
  ],
});

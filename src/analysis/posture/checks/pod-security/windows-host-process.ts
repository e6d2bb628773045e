import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  violationsIn(securityContextsOf(pod), ({ holder, path, context }) =>
    context.windowsOptions?.hostProcess === true
      ? {
          path: join(path, 'windowsOptions', 'hostProcess'),
          detail: `${holder} sets securityContext.windowsOptions.hostProcess to true`,
        }
      : undefined,
  );

export const windowsHostProcess = defineCheck({
  id: 'windows-host-process',
  title: 'Windows containers must not run as processes of their node',
  severity: 'critical',
  reason: 'Windows HostProcess container',
  rationale:
    'A HostProcess container is a plain process of the Windows node, with its files, registry and network and often as SYSTEM: whoever controls it controls the node.',
  controls: {
    nsa: ['NSA-POD-17'],
    pss: ['windowsHostProcess'],
    cis: ['5.2.11'],
    attack: ['T1611'],
    kubescape: ['C-0202', 'C-0211'],
    trivy: ['KSV-0103'],
    polaris: ['hostProcess'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  standard: { control: 'windowsHostProcess', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Run it as an ordinary container, or leave it to the administrators of the nodes.',
  },
  examples: [
    {
      name: 'ordinary Windows pod',
      spec: '{ os: { name: windows }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'for the pod and for a container',
      spec: '{ securityContext: { windowsOptions: { hostProcess: true } }, containers: [{ name: app, securityContext: { windowsOptions: { hostProcess: true } } }] }',
      violations: [
        '/spec/securityContext/windowsOptions/hostProcess',
        '/spec/containers/0/securityContext/windowsOptions/hostProcess',
      ],
    },
  ],
});

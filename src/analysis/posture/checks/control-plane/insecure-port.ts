import { type ComponentView, flagOf, removeFlag } from '../../../../inventory/views/component.ts';
import { components } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

/** Flags of listeners without TLS and authentication, which current versions no longer know. */
const plainFlags: Readonly<Record<string, readonly string[]>> = {
  'kube-apiserver': ['insecure-port', 'insecure-bind-address'],
  'kube-controller-manager': ['port'],
  'kube-scheduler': ['port'],
};

const openFlag = (view: ComponentView): string | undefined =>
  plainFlags[view.component]?.find((name) => {
    const value = flagOf(view, name)?.value;
    return value !== undefined && value !== '0' && value !== '';
  });

const evaluate = (view: ComponentView): readonly Violation[] => {
  const open = openFlag(view);
  if (open !== undefined) return flagViolation(view, open, `opens a port without TLS by --${open}`);
  const isOff = view.component === 'kube-apiserver' && flagOf(view, 'secure-port')?.value === '0';
  return isOff ? flagViolation(view, 'secure-port', 'closes its port with TLS by --secure-port=0') : none;
};

export const insecurePort = defineCheck({
  id: 'insecure-port',
  title: 'Components must not listen without TLS',
  severity: 'critical',
  reason: 'port without TLS and authentication',
  rationale:
    'On the plain port nobody is asked who he is: whoever reaches it is the administrator, and reads all that goes over it.',
  controls: {
    nsa: ['NSA-CP-04', 'NSA-CP-01'],
    kubescape: ['C-0005', 'C-0128'],
    attack: ['T1190'],
  },
  sources: ['malicious-actor', 'insider'],
  target: components,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove the flag, and let clients use the port with TLS.',
    operations: (view) =>
      [...(plainFlags[view.component] ?? []), 'secure-port'].flatMap((flag) => {
        const value = flagOf(view, flag)?.value;
        return (flag === 'secure-port') === (value === '0') ? removeFlag(view, flag) : [];
      }),
  },
  examples: [
    {
      name: 'closed',
      objects: staticPod('kube-apiserver', '--insecure-port=0', '--secure-port=6443'),
      violations: [],
    },
    {
      name: 'open',
      objects: staticPod('kube-apiserver', '--insecure-port=8080'),
      violations: ['/spec/containers/0/command/1'],
    },
    {
      name: 'open on a scheduler',
      objects: staticPod('kube-scheduler', '--v=2', '--port=10251'),
      violations: ['/spec/containers/0/command/2'],
    },
    {
      name: 'without the one with TLS',
      objects: staticPod('kube-apiserver', '--secure-port=0'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});

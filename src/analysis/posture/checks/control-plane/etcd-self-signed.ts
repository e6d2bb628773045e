import { type ComponentView, removeFlag, settingOf } from '../../../../inventory/views/component.ts';
import { etcds } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const flags: Readonly<Record<string, string>> = {
  'auto-tls': 'cert-file',
  'peer-auto-tls': 'peer-cert-file',
};

const evaluate = (etcd: ComponentView): readonly Violation[] =>
  Object.keys(flags)
    .filter((flag) => settingOf(etcd, flag) === 'true')
    .flatMap((flag) => flagViolation(etcd, flag, `signs a certificate for itself by --${flag}`));

export const etcdSelfSigned = defineCheck({
  id: 'etcd-self-signed',
  title: 'etcd must not sign its own certificates',
  severity: 'high',
  reason: 'etcd signs its own certificates',
  rationale:
    'A certificate that nobody has signed proves nothing: whoever stands in between makes one just as good.',
  controls: {
    nsa: ['NSA-CP-07', 'NSA-CP-08'],
    cis: ['2.3', '2.6'],
    kubescape: ['C-0155', 'C-0158'],
    attack: ['T1557'],
  },
  sources: ['malicious-actor'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove --auto-tls and --peer-auto-tls, and give etcd certificates of its authority.',
    // Without a certificate in its place etcd would go on in plain.
    operations: (etcd) =>
      Object.entries(flags).flatMap(([flag, file]) =>
        settingOf(etcd, file) === undefined ? [] : removeFlag(etcd, flag),
      ),
  },
  examples: [
    {
      name: 'certificates of an authority',
      objects: staticPod('etcd', '--cert-file=/c', '--auto-tls=false'),
      violations: [],
    },
    {
      name: 'its own',
      objects: staticPod('etcd', '--auto-tls=true', '--cert-file=/c', '--peer-auto-tls'),
      violations: ['/spec/containers/0/command/1', '/spec/containers/0/command/3'],
    },
  ],
});

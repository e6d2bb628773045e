import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

const signals = ['memory.available', 'nodefs.available', 'imagefs.available', 'pid.available'];

/** What the kubelet takes without any setting. (kubelet, pkg/kubelet/eviction, DefaultEvictionHard) */
const byDefault: ReadonlySet<string> = new Set(['memory.available', 'nodefs.available', 'imagefs.available']);

/** One threshold that is set takes the default of every other away, unless they are merged. */
const evaluate = (view: KubeletView): readonly Violation[] => {
  const { evictionHard, mergeDefaultEvictionSettings } = view.settings;
  if (evictionHard === undefined && view.defaults === 'elsewhere') return none;
  const keepsDefaults = evictionHard === undefined || mergeDefaultEvictionSettings === true;
  const missing = signals.filter((signal) => {
    const value = evictionHard?.[signal];
    return value === undefined ? !(keepsDefaults && byDefault.has(signal)) : /^0%?$/.test(value);
  });
  const what = `evicts nothing when ${missing.join(', ')} run short`;
  if (missing.length === 0) return none;
  return kubeletViolation(view, ['evictionHard'], what, missing.length > 1 ? 'medium' : 'low');
};

export const kubeletEviction = defineCheck({
  id: 'kubelet-eviction',
  title: 'Nodes must evict pods before they run out of memory, disk or processes',
  severity: 'low',
  reason: 'eviction threshold missing',
  rationale:
    'A pod that takes the last of it stops the node, with every other pod on it; thresholds are a safeguard, and limits are still needed.',
  controls: { nsa: ['NSA-NET-18'], attack: ['T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set memory.available, nodefs.available, imagefs.available and pid.available in evictionHard.',
  },
  examples: [
    {
      name: 'all four',
      objects: kubelet(
        'evictionHard: { memory.available: 100Mi, nodefs.available: 10%, imagefs.available: 15%, pid.available: 5% }',
      ),
      violations: [],
    },
    {
      name: 'merged with the defaults',
      objects: kubelet('mergeDefaultEvictionSettings: true, evictionHard: { pid.available: 5% }'),
      violations: [],
    },
    { name: 'by default', objects: kubelet(''), violations: ['/evictionHard'] },
    {
      name: 'one that takes the others away',
      objects: kubelet('evictionHard: { pid.available: 5% }'),
      violations: ['/evictionHard'],
    },
    {
      name: 'switched off',
      objects: kubelet(
        'evictionHard: { memory.available: 100Mi, nodefs.available: 0%, imagefs.available: 15%, pid.available: 5% }',
      ),
      violations: ['/evictionHard'],
    },
  ],
});

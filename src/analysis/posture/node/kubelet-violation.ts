import type { KubeletView } from '../../../inventory/views/kubelets.ts';
import type { Severity } from '../../../model/severity.ts';
import type { Violation } from '../check.ts';

/** One violation, at the setting or where it belongs. `what` goes on behind "the kubelet". */
export const kubeletViolation = (
  view: KubeletView,
  field: readonly string[],
  what: string,
  severity?: Severity,
): readonly Violation[] => [
  {
    path: view.pathOf(...field),
    detail: `the kubelet ${what}`,
    ...(severity === undefined ? {} : { severity }),
  },
];

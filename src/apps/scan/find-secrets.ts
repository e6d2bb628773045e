import { analyze, planned } from '../../analysis/analyze.ts';
import { checks } from '../../analysis/posture/checks.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';

const secretChecks = checks.filter(({ kind }) => kind === 'secret').map(planned);

/** Every secret in the objects, so that no report shows one. */
export const findSecrets = (inventory: Inventory): readonly Finding[] =>
  analyze(inventory, secretChecks).findings;

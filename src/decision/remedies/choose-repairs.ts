import { Inventory } from '../../inventory/inventory.ts';
import { valueAt } from '../../model/field-path.ts';
import type { Finding, RemedySafety } from '../../model/finding.ts';
import { applyOperations, inOrder, type Operation } from '../../model/operation.ts';
import type { Resource } from '../../model/resource.ts';
import { brokenIn } from './validity.ts';

/** The repairs of one object that may be written, as one list of operations. */
export interface Repair {
  readonly resource: Resource;
  readonly operations: readonly Operation[];
  readonly findings: readonly Finding[];
}

/** Repairs of findings whose class is allowed, object by object. A repair that would make its object invalid is left out. */
export const chooseRepairs = (
  findings: readonly Finding[],
  allowed: ReadonlySet<RemedySafety>,
): readonly Repair[] => {
  const repairable = findings.filter(
    (finding) =>
      finding.remedy !== undefined && allowed.has(finding.remedy.safety) && !sparesControlPlane(finding),
  );
  return [...Map.groupBy(repairable, ({ resource }) => resource)].flatMap(([resource, own]) => {
    const repair = combine(resource, own);
    return repair.operations.length === 0 ? [] : [repair];
  });
};

/**
 * The pods of the control plane run as root in the network of their node, and have to: a cluster whose API server is hardened like an
 * application does not come up again. Only their flags are repaired.
 */
const sparesControlPlane = ({ resource, remedy }: Finding): boolean =>
  isControlPlanePod(resource) &&
  (remedy?.operations ?? []).some(
    ({ path }) => !/^\/spec\/containers\/\d+\/(?:command|args)(?:\/|$)/.test(path),
  );

const isControlPlanePod = ({ reference, object }: Resource): boolean =>
  reference.kind === 'Pod' &&
  reference.namespace === 'kube-system' &&
  valueAt(object, '/metadata/labels/tier') === 'control-plane';

const combine = (resource: Resource, findings: readonly Finding[]): Repair => {
  const all = findings.filter(({ remedy }) => (remedy?.operations.length ?? 0) > 0);
  const operations = inOrder(all.flatMap(({ remedy }) => remedy?.operations ?? []));
  if (operations.length === 0 || isValid(resource, operations))
    return { resource, operations, findings: all };
  return oneByOne(resource, all);
};

/** Together they break something: each is taken that does not. */
const oneByOne = (resource: Resource, findings: readonly Finding[]): Repair => {
  const taken: Finding[] = [];
  let operations: readonly Operation[] = [];
  for (const finding of findings) {
    const more = inOrder([...operations, ...(finding.remedy?.operations ?? [])]);
    if (!isValid(resource, more)) continue;
    taken.push(finding);
    operations = more;
  }
  return { resource, operations, findings: taken };
};

const isValid = (resource: Resource, operations: readonly Operation[]): boolean => {
  const repaired = repairedBy(resource, operations);
  const inventory = new Inventory([]);
  const before = brokenIn(inventory, resource);
  return [...brokenIn(inventory, repaired)].every((one) => before.has(one));
};

/** The object as it is after the operations; a repair may give it another apiVersion. */
export const repairedBy = (resource: Resource, operations: readonly Operation[]): Resource => {
  const object = applyOperations(resource.object, operations) as Resource['object'];
  const { apiVersion } = object;
  const reference =
    typeof apiVersion === 'string' ? { ...resource.reference, apiVersion } : resource.reference;
  return { ...resource, object, reference };
};

import { Inventory } from '../../inventory/inventory.ts';
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
  const repairable = findings.filter(({ remedy }) => remedy !== undefined && allowed.has(remedy.safety));
  return [...Map.groupBy(repairable, ({ resource }) => resource)].flatMap(([resource, own]) => {
    const repair = combine(resource, own);
    return repair.operations.length === 0 ? [] : [repair];
  });
};

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

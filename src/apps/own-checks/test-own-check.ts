import { analyze, planned } from '../../analysis/analyze.ts';
import type { Check, Example } from '../../analysis/posture/check.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';
import { applyOperations, inOrder } from '../../model/operation.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { exampleResources, withObject } from './example-objects.ts';
import { mutants } from './mutants.ts';

/** What trying one example gave. */
export interface TestedExample {
  readonly name: string;
  /** What is not as the example says; empty when it passes. */
  readonly failures: readonly string[];
  /** Keys without which the check has no verdict: worth a look, since objects may lack them. */
  readonly notes: readonly string[];
}

/** Tries every example of an own check, as the project tries those of its own. */
export const testOwnCheck = (check: Check): readonly TestedExample[] =>
  check.examples.map((example) => testExample(check, example));

const testExample = (check: Check, example: Example): TestedExample => {
  const resources = exampleResources(example);
  if (resources.length === 0) return { name: example.name, failures: ['holds no object'], notes: [] };
  const findings = run(check, example, resources);
  const failures = [
    ...differences(example.violations, placesOf(findings, resources)),
    ...errorsIn(findings),
    ...repairFailures(check, example, resources, findings),
  ];
  return {
    name: example.name,
    failures,
    notes: failures.length > 0 ? [] : notesOn(check, example, resources),
  };
};

const run = (check: Check, example: Example, resources: readonly Resource[]): readonly Finding[] => {
  const plan = planned(check);
  const parameters = { ...plan.parameters, ...example.parameters };
  return analyze(takeInventory(resources), [{ ...plan, parameters }]).findings;
};

const isError = ({ status }: Finding): boolean => status === 'error';

const errorsIn = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(isError).map(({ resource, detail }) => `${nameOf(resource.reference)}: ${detail}`);

/** With several objects each place is preceded by its object: `Service/web /spec/selector`. */
const placesOf = (findings: readonly Finding[], resources: readonly Resource[]): readonly string[] =>
  findings
    .filter((finding) => !isError(finding))
    .map(({ path, resource: { reference } }) =>
      resources.length === 1 ? path : `${reference.kind}/${reference.name} ${path}`,
    );

const differences = (expected: readonly string[], found: readonly string[]): readonly string[] => [
  ...without(expected, found).map((path) => `is not reported, but should be: ${shown(path)}`),
  ...without(found, expected).map((path) => `is reported, but should not be: ${shown(path)}`),
];

/** Places count as often as they are there. */
const without = (all: readonly string[], taken: readonly string[]): readonly string[] => {
  const left = [...taken];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const shown = (path: string): string => (path === '' ? 'the whole object ("")' : path);

/** A repair clears its violations, and does nothing the second time. */
const repairFailures = (
  check: Check,
  example: Example,
  resources: readonly Resource[],
  findings: readonly Finding[],
): readonly string[] => {
  if (check.remedy.operations === undefined || findings.length === 0) return [];
  const repaired = resources.map((resource) => repair(resource, findings));
  const again = run(check, example, repaired);
  return placesOf(again, repaired).map((path) => `is still there after the repair: ${shown(path)}`);
};

const repair = (resource: Resource, findings: readonly Finding[]): Resource => {
  const operations = findings
    .filter((finding) => finding.resource === resource)
    .flatMap((finding) => finding.remedy?.operations ?? []);
  return withObject(resource, applyOperations(resource.object, inOrder(operations)) as Resource['object']);
};

/** Objects that the example was not written for: any key is missing. */
const notesOn = (check: Check, example: Example, resources: readonly Resource[]): readonly string[] => {
  const notes = new Map<string, string>();
  for (const [index, resource] of resources.entries())
    for (const { path, object } of mutants(resource.object)) {
      const others = resources.map((one, at) => (at === index ? withObject(one, object) : one));
      const [error] = run(check, example, others).filter(isError);
      if (error !== undefined) notes.set(path, error.detail);
    }
  return [...notes].map(([path, detail]) => `without ${path} there is no verdict: ${detail}`);
};

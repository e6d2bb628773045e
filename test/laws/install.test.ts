import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { checkProfile } from '../../src/analysis/profiles/check-profile.ts';
import { parseProfile } from '../../src/analysis/profiles/profile.ts';
import { manifests } from '../../src/apps/install/manifests.ts';
import { rights } from '../../src/apps/install/rights/rights.ts';
import type { Condition, Part } from '../../src/apps/install/template/part.ts';
import { valuesWith } from '../../src/apps/install/values/read-values.ts';
import { valuesSchema } from '../../src/apps/install/values/values.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import type { Schema } from '../../src/model/kinds/schema.ts';
import { objectsOf, variants } from '../install-variants.ts';
import { resourceOf } from './examples.ts';

/** What every installation keeps to, whatever is set. */

interface Labelled {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: {
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> } & Readonly<
      Record<string, unknown>
    >;
    readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template?: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
  };
  readonly rules?: readonly Readonly<Record<string, readonly string[]>>[];
}

const isWithin = (
  selector: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, unknown>>,
): boolean => Object.entries(selector).every(([key, value]) => labels[key] === value);

for (const name of Object.keys(variants))
  describe(`an installation with ${name} values`, () => {
    const objects = objectsOf(name);
    const labelled = objects as unknown as readonly Labelled[];
    const templates = labelled.flatMap(({ spec }) =>
      spec?.template === undefined ? [] : [spec.template.metadata.labels],
    );

    test('has nothing in it that nobody filled', () => {
      for (const object of objects)
        assert.deepEqual(JSON.parse(JSON.stringify(object)), object, JSON.stringify(object));
    });

    test('names every object once, and with the release', () => {
      const names = labelled.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      assert.equal(new Set(names).size, names.length);
      for (const one of names) assert.match(one, / sea(?:-|$)|seawall\.dev$/);
    });

    test('asks for no right with a star, and for no rule without resources', () => {
      for (const { kind, metadata, rules } of labelled.filter(({ rules: some }) => some !== undefined)) {
        assert.ok((rules?.length ?? 0) > 0, `${kind} ${metadata.name}`);
        for (const rule of rules ?? []) {
          assert.doesNotMatch(JSON.stringify(rule), /\*/);
          assert.ok((rule['verbs']?.length ?? 0) > 0 && (rule['resources']?.length ?? 0) > 0);
          if ('resourceNames' in rule) assert.ok((rule['resourceNames']?.length ?? 0) > 0);
        }
      }
    });

    test('selects pods that are there', () => {
      for (const { kind, metadata, spec } of labelled) {
        const selector = spec?.podSelector?.matchLabels ?? spec?.selector?.matchLabels ?? spec?.selector;
        // The cleaning Job stands in the chart alone; a ServiceMonitor selects a Service.
        if (selector === undefined || metadata.name === 'sea-cleanup' || kind === 'ServiceMonitor') continue;
        assert.ok(
          templates.some((labels) => isWithin(selector as Readonly<Record<string, unknown>>, labels)),
          `${kind} ${metadata.name}`,
        );
      }
    });

    const resources = objects.map((object, index) => resourceOf(object, index));

    test('meets the restricted Pod Security Standard', () => {
      const parsed = parseProfile('restricted');
      assert.ok(parsed.ok);
      const refused = checkProfile(takeInventory(resources), parsed.profile).filter(
        ({ allowed }) => !allowed,
      );
      // hostNetwork is asked for where the API server reaches no pods; no profile but the privileged one allows it.
      const controls = refused.flatMap(({ violations }) => violations.map(({ control }) => control));
      assert.deepEqual(name === 'managed' ? controls.filter((one) => !/host/i.test(one)) : controls, []);
    });

    test('has no finding of ours that is critical or high', () => {
      const { findings } = analyze(takeInventory(resources), checks.map(planned));
      const serious = findings.filter(({ severity }) => severity === 'critical' || severity === 'high');
      assert.deepEqual(
        serious
          .filter(({ check }) => !askedFor.test(check))
          .map(({ check, detail }) => `${check}: ${detail}`),
        [],
      );
    });
  });

/** Rights that only who sets these values gives, and that our own checks name as what they are. */
const askedFor = /^access-to-(?:admission|secrets|impersonate)$|^host-(?:network|port)$/;

describe('the settings of an installation', () => {
  const used = new Set<string>();
  for (const { object, when } of manifests) {
    if (when !== undefined) pathsIn(when, used);
    pathsIn(object, used);
  }

  test('are all used, and all that is used exists', () => {
    const known = leavesOf(valuesSchema, '');
    assert.deepEqual([...used].sort(), [...known].sort());
  });

  test('are refused with every fault and its way out', () => {
    const refusals = [
      [{ mode: 'split' }, /store\.kind: postgres/],
      [{ store: { kind: 'postgres' } }, /store\.secretName/],
      [{ api: { replicas: 2 } }, /mode: split/],
      [{ modus: 'split' }, /did you mean "mode"/],
      [{ store: { kind: 'sqlit' } }, /did you mean "sqlite"/],
      [{ admission: { port: 'x' } }, /whole number/],
      [{ rbac: { extraReads: [{ apiGroups: ['x'], resources: ['y'], verbs: ['*'] }] } }, /cannot be "\*"/],
      [[1], /no mapping/],
    ] as const;
    for (const [values, says] of refusals)
      assert.throws(
        () => valuesWith([{ from: 'a test', values }]),
        (error: Error & { detail?: readonly string[] }) =>
          says.test(`${error.message} ${error.detail?.join(' ')}`),
        JSON.stringify(values),
      );
  });
});

test('every right says what it is for', () => {
  for (const { why, verbs, resources } of Object.values(rights).flat()) {
    assert.ok(why.length > 10);
    assert.deepEqual(verbs, [...verbs].sort());
    assert.deepEqual(resources, [...resources].sort(), 'sorted, so that a diff says what changed');
  }
});

/** The paths of values that a part or condition speaks of. */
function pathsIn(part: Part | Condition, found: Set<string>): void {
  if (typeof part !== 'object') return;
  for (const [key, member] of Object.entries(part)) {
    if ((key === 'values' || key === 'namesFrom') && typeof member === 'string') found.add(member);
    else pathsIn(member as Part, found);
  }
}

function leavesOf(schema: Schema, path: string): readonly string[] {
  if (schema.is !== 'record') return [path];
  return Object.entries(schema.fields).flatMap(([name, field]) =>
    leavesOf(field, path === '' ? name : `${path}.${name}`),
  );
}

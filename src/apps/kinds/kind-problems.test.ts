import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { kindProblems } from './kind-problems.ts';

const resource = (kind: string, spec: unknown, apiVersion = 'seawall.dev/v1alpha1'): Resource => ({
  reference: { apiVersion, kind, name: 'x' },
  object: { apiVersion, kind, metadata: { name: 'x' }, spec },
  origin: { kind: 'file', path: 'a.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: root },
});

const details = (one: Resource): readonly string[] =>
  kindProblems([one], (_resource, path) => ({ file: `a.yaml${path}` })).map(
    ({ file, detail }) => `${file}: ${detail}`,
  );

describe('objects of our own group in files', () => {
  const table = [
    [resource('Environment', { namespaces: { names: ['shop'] } }), []],
    [
      resource('Environment', { namespace: { names: ['shop'] } }),
      ['a.yaml/spec/namespace: /spec/namespace there is no field "namespace"; did you mean "namespaces"?'],
    ],
    [
      resource('Enviroment', {}),
      [
        'a.yaml/kind: /kind there is no kind "Enviroment" in seawall.dev/v1alpha1; did you mean "Environment"?',
      ],
    ],
    [
      resource('Environment', { namespaces: { names: ['shop'] } }, 'seawall.dev/v1'),
      ['a.yaml/apiVersion: /apiVersion unknown version "seawall.dev/v1"; it is seawall.dev/v1alpha1'],
    ],
    // Own checks live in files alone, and exceptions have a problem of their own.
    [resource('Check', {}), []],
    [resource('RiskException', {}), []],
    [resource('Environment', {}, 'example.com/v1'), []],
  ] as const;
  for (const [one, expected] of table)
    test(`${one.reference.apiVersion} ${one.reference.kind} ${JSON.stringify(one.object['spec'])}`, () =>
      assert.deepEqual(details(one), expected));
});

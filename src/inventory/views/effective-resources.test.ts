import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { takeInventory } from '../inventory.ts';
import { limitOf, requestOf } from './effective-resources.ts';
import { pods } from './pods.ts';

type Fields = Readonly<Record<string, unknown>>;

const resource = (kind: string, namespace: string, spec: Fields): Resource => ({
  reference: { apiVersion: 'v1', kind, name: 'one', namespace },
  object: { apiVersion: 'v1', kind, metadata: { name: 'one', namespace }, spec },
  origin: { kind: 'file', path: 'a.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: root },
});

interface Given {
  readonly own?: Fields;
  readonly ofPod?: Fields;
  readonly range?: Fields;
}

const memoryOf = ({ own = {}, ofPod = {}, range }: Given) => {
  const inventory = takeInventory([
    resource('Pod', 'shop', { resources: ofPod, containers: [{ name: 'app', resources: own }] }),
    resource('LimitRange', 'finance', { limits: [{ type: 'Container', default: { memory: '9Gi' } }] }),
    ...(range === undefined ? [] : [resource('LimitRange', 'shop', { limits: [range] })]),
  ]);
  const pod = inventory.select(pods)[0];
  const container = pod?.containers[0];
  assert.ok(pod !== undefined && container !== undefined);
  return [requestOf(inventory, pod, container, 'memory'), limitOf(inventory, pod, container, 'memory')];
};

describe('memory of a container: request and limit as they count in the end', () => {
  const ofContainers = { type: 'Container' };
  const table: readonly (readonly [string, Given, readonly (string | number | undefined)[]])[] = [
    ['nothing said', {}, [undefined, undefined]],
    ['its own', { own: { requests: { memory: 1 }, limits: { memory: '2Gi' } } }, [1, '2Gi']],
    ['a limit is the request too', { own: { limits: { memory: '2Gi' } } }, ['2Gi', '2Gi']],
    ['a request is no limit', { own: { requests: { memory: '1Gi' } } }, ['1Gi', undefined]],
    ["the pod's", { ofPod: { requests: { memory: '1Gi' }, limits: { memory: '3Gi' } } }, ['1Gi', '3Gi']],
    [
      "the namespace's defaults",
      { range: { ...ofContainers, default: { memory: '2Gi' }, defaultRequest: { memory: '1Gi' } } },
      ['1Gi', '2Gi'],
    ],
    [
      'a default is the request too',
      { range: { ...ofContainers, default: { memory: '2Gi' } } },
      ['2Gi', '2Gi'],
    ],
    ['a maximum is the default', { range: { ...ofContainers, max: { memory: '4Gi' } } }, ['4Gi', '4Gi']],
    [
      'a minimum is the request only',
      { range: { ...ofContainers, min: { memory: '1Mi' } } },
      ['1Mi', undefined],
    ],
    [
      'a range for whole pods fills in nothing',
      { range: { type: 'Pod', max: { memory: '4Gi' } } },
      [undefined, undefined],
    ],
    [
      'its own before the default',
      { own: { limits: { memory: '1Gi' } }, range: { ...ofContainers, default: { memory: '2Gi' } } },
      ['1Gi', '1Gi'],
    ],
  ];
  for (const [name, given, expected] of table)
    test(name, () => {
      assert.deepEqual(memoryOf(given), expected);
    });
});

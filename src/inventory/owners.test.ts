import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, type Resource } from '../model/resource.ts';
import { takeInventory } from './inventory.ts';
import { isMadeByController, topOwner } from './owners.ts';

interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly controller?: boolean;
}

const made = (
  apiVersion: string,
  kind: string,
  name: string,
  owner?: Owner,
  labels: Readonly<Record<string, string>> = {},
  namespace = 'shop',
): Resource => ({
  reference: { apiVersion, kind, namespace, name },
  object: {
    apiVersion,
    kind,
    metadata: { name, namespace, labels, ownerReferences: owner === undefined ? [] : [owner] },
  },
  origin: { kind: 'cluster', context: 'test' },
});

const by = (apiVersion: string, kind: string, name: string): Owner => ({
  apiVersion,
  kind,
  name,
  controller: true,
});

const web = made('apps/v1', 'Deployment', 'web');
const webSet = made('apps/v1', 'ReplicaSet', 'web-5d4', by('apps/v1', 'Deployment', 'web'));
const hash = { 'pod-template-hash': '5d4' };
const webPod = made('v1', 'Pod', 'web-5d4-x', by('apps/v1', 'ReplicaSet', 'web-5d4'), hash);
const nightly = made('batch/v1', 'CronJob', 'nightly');
const job = made('batch/v1', 'Job', 'nightly-29', by('batch/v1', 'CronJob', 'nightly'));
const jobPod = made('v1', 'Pod', 'nightly-29-y', by('batch/v1', 'Job', 'nightly-29'));
const lonely = made('v1', 'Pod', 'debug');
const elsewhere = made('apps/v1', 'Deployment', 'web', undefined, {}, 'other');
const operated = made('apps/v1', 'StatefulSet', 'db', by('example.com/v1', 'Database', 'db'));
const named = made('v1', 'Pod', 'named', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' });
const loop = made('v1', 'Pod', 'loop', by('v1', 'Pod', 'loop'));
const one = made('v1', 'Pod', 'one', by('v1', 'Pod', 'two'));
const two = made('v1', 'Pod', 'two', by('v1', 'Pod', 'one'));

const cases: readonly (readonly [string, readonly Resource[], Resource, string])[] = [
  ['a Deployment through its ReplicaSet', [web, webSet, webPod], webPod, 'Deployment shop/web'],
  ['a CronJob through its Job', [nightly, job, jobPod], jobPod, 'CronJob shop/nightly'],
  [
    'a Deployment by the name of a ReplicaSet that was not read',
    [web, webPod],
    webPod,
    'Deployment shop/web',
  ],
  ['no Deployment of another namespace', [elsewhere, webPod], webPod, 'Pod shop/web-5d4-x'],
  ['nothing that was not read', [operated], operated, 'StatefulSet shop/db'],
  ['nothing for a Pod that stands alone', [web, lonely], lonely, 'Pod shop/debug'],
  ['no owner that is no controller', [web, named], named, 'Pod shop/named'],
  ['nothing for what says that it made itself', [loop], loop, 'Pod shop/loop'],
];

for (const [name, resources, from, top] of cases)
  test(`the top owner is ${name}`, () => {
    const inventory = takeInventory(resources);
    assert.equal(nameOf(topOwner(from, inventory).reference), top);
    assert.equal(isMadeByController(from, inventory), nameOf(from.reference) !== top);
  });

test('owners in a circle end', () => {
  assert.ok(topOwner(one, takeInventory([one, two])));
});

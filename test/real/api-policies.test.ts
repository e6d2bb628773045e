import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Access } from '../../src/apps/server/api/sign-in/access.ts';
import { customResourceDefinitionOf } from '../../src/model/kinds/custom-resource-definition.ts';
import { kinds } from '../../src/model/kinds/kinds.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { admin, startServer, type TestServer, tokenFor } from './api-server.ts';

const people = `apiVersion: v1
kind: Namespace
metadata: { name: policies-one }
---
apiVersion: v1
kind: Namespace
metadata: { name: policies-two }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: writer, namespace: policies-one }
rules: [{ apiGroups: [seawall.dev], resources: [riskexceptions], verbs: [get, create, patch, delete] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: writer, namespace: policies-one }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: writer }
subjects: [{ kind: Group, name: team-one, apiGroup: rbac.authorization.k8s.io }]
`;

const exception = (namespace: string, spec: object = {}) => ({
  apiVersion: 'seawall.dev/v1alpha1',
  kind: 'RiskException',
  metadata: { name: 'gpu', namespace },
  spec: { match: { checks: ['privileged-container'] }, owner: 'ml', reason: 'needs the driver', ...spec },
});

describe('policies through the API', { skip: noBed }, () => {
  let bed: Bed;
  let server: TestServer;
  let ada: string;
  before(async () => {
    bed = await withCluster({ name: 'api-policies' });
    for (const kind of kinds) await bed.apply(JSON.stringify(customResourceDefinitionOf(kind)));
    await bed.apply(people);
    for (const { plural } of kinds)
      await waitFor(`${plural} served`, 20_000, async () => {
        const { status } = await bed.tryKubectl('get', plural);
        return status === 0 ? true : `kubectl ends with ${status}`;
      });
    const access: Access = {
      roles: [],
      tokens: new Map([
        ['ada', { user: 'ada', groups: ['team-one'] }],
        ['bob', { user: 'bob', groups: [] }],
      ]),
    };
    server = await startServer(async () => undefined, { access, connect: { kubeconfig: [bed.kubeconfig] } });
    ada = await tokenFor(server, 'ada', 'editor');
  });
  after(async () => {
    await server.stop();
    await bed.stop();
  });

  const write = (mode: string, policy: object, token = ada) =>
    server.ask(`/policies?mode=${mode}`, token, { method: 'POST', body: JSON.stringify(policy) });
  const inCluster = async (namespace: string): Promise<string> =>
    bed.kubectl('get', 'riskexceptions', '-n', namespace, '-o', 'name');

  test('a dry run says what would be, and writes nothing', async () => {
    const { status, body } = await write('dry-run', exception('policies-one'));
    equal(status, 200);
    equal(body.object.metadata.name, 'gpu');
    ok(body.object.metadata.uid);
    equal(await inCluster('policies-one'), '');
  });

  test('what is wrong is said all at once, by our own reader, before the cluster is asked', async () => {
    const { status, body } = await write('dry-run', exception('policies-one', { ownr: 'ml', reason: '' }));
    equal(status, 400);
    deepEqual(
      body.problems.map(({ at }: { at: string }) => at),
      ['body/spec/ownr', 'body/spec/reason'],
    );
    match(body.detail, /did you mean "owner"/);
  });

  test('it is written as whoever asks, and stands in the trail', async () => {
    const { status } = await write('apply', exception('policies-one'));
    equal(status, 200);
    match(await inCluster('policies-one'), /riskexception.*\/gpu/);
    const managed = JSON.parse(
      await bed.kubectl(
        'get',
        'riskexception',
        'gpu',
        '-n',
        'policies-one',
        '-o',
        'json',
        '--show-managed-fields',
      ),
    );
    equal(managed.metadata.managedFields[0].manager, 'seawall');
    const { body: trail } = await server.ask('/trail', admin);
    const row = trail.items.find(({ action }: { action: string }) => action === 'policy.apply');
    equal(row.actor, 'token:ada');
    equal(row.detail.as, 'ada');
    const { body: list } = await server.ask('/policies', ada);
    deepEqual(list.missing, []);
    ok(list.items.some(({ metadata }: { metadata: { name: string } }) => metadata.name === 'gpu'));
  });

  test('what the cluster does not allow them is refused in its words, whatever their role here', async () => {
    const elsewhere = await write('apply', exception('policies-two'));
    equal(elsewhere.status, 403);
    match(elsewhere.body.detail, /ada/);
    equal(await inCluster('policies-two'), '');
    const bob = await tokenFor(server, 'bob', 'admin');
    equal((await write('apply', exception('policies-one'), bob)).status, 403);
    equal((await write('apply', exception('policies-one'), admin)).body.title, 'Nobody to the cluster');
  });

  test('who may see one namespace here writes to no other, whatever the cluster would allow', async () => {
    const one = await tokenFor(server, 'of-two', 'editor', ['policies-two']);
    equal((await write('export', exception('policies-one'), one)).status, 403);
    const { body } = await server.ask('/policies', one);
    deepEqual(body.items, []);
  });

  test('an export is YAML that kubectl takes', async () => {
    const { body } = await write('export', exception('policies-two'));
    match(await bed.apply(body.yaml), /created/);
  });

  test('it is deleted as whoever asks', async () => {
    const remove = (namespace: string) =>
      server.ask(`/policies/RiskException/gpu?namespace=${namespace}`, ada, { method: 'DELETE' });
    equal((await remove('policies-two')).status, 403);
    equal((await remove('policies-one')).status, 204);
    equal(await inCluster('policies-one'), '');
  });
});

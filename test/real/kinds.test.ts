import assert from 'node:assert/strict';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { load } from 'js-yaml';
import { approvalPolicy } from '../../src/apps/install/objects/approval-policy.ts';
import { fill } from '../../src/apps/install/template/fill.ts';
import { apiVersion, type Kind } from '../../src/model/kinds/kind.ts';
import { kinds } from '../../src/model/kinds/kinds.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';

const space = 'kinds';

const objectOf = (kind: Kind, spec: unknown, name = 'example'): string =>
  JSON.stringify({
    apiVersion,
    kind: kind.kind,
    metadata: { name, ...(kind.scope === 'Cluster' ? {} : { namespace: space }) },
    spec,
  });

const rule = (name: string, verbs: readonly string[]) => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name, namespace: space },
    rules: [{ apiGroups: ['seawall.dev'], resources: ['riskexceptions'], verbs }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace: space },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'User', name, apiGroup: 'rbac.authorization.k8s.io' }],
  },
];

/** The API server's word on the same objects that the laws hold our reader against. */
describe('our kinds in a real API server', { skip: noBed }, () => {
  let bed: Bed;
  const files = globSync('crds/*.yaml').sort();

  before(async () => {
    bed = await withCluster();
    await bed.kubectl('create', 'namespace', space);
    for (const file of files) await bed.kubectl('apply', '--server-side', '-f', file);
    for (const { plural } of kinds)
      await bed.kubectl('wait', '--for=condition=Established', '--timeout=30s', `crd/${plural}.seawall.dev`);
    const release = { name: 'kinds', namespace: space, service: 'seawall' };
    const objects = [
      ...fill(approvalPolicy, { values: {}, release }),
      ...rule('editor', ['create', 'get', 'list', 'patch', 'update', 'delete']),
      ...rule('approver', ['get', 'patch', 'update', 'approve', 'create']),
    ];
    for (const object of objects) await bed.apply(JSON.stringify(object));
  });
  after(async () => {
    for (const file of files) await bed.kubectl('delete', '--ignore-not-found', '-f', file);
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found');
    await bed.kubectl(
      'delete',
      'validatingadmissionpolicy,validatingadmissionpolicybinding',
      'approvals.seawall.dev',
      '--ignore-not-found',
    );
    await bed.stop();
  });

  for (const kind of kinds)
    for (const { name, spec, faults } of kind.examples)
      test(`${kind.kind}, ${name}: ${faults.length === 0 ? 'is taken' : 'is refused'}`, async () => {
        const folder = objectOf(kind, load(spec));
        const { status, err } = await tryApply(bed, folder);
        assert.equal(status === 0, faults.length === 0, err);
        // Places as the server writes them: spec.match, spec.match.severities[0].
        if (faults.length > 0 && !/unknown field/.test(err))
          for (const fault of faults)
            assert.ok(
              err.includes(
                fault
                  .slice(1)
                  .replaceAll(/\/(\d+)/g, '[$1]')
                  .replaceAll('/', '.'),
              ),
              `${fault}: ${err}`,
            );
      });

  test('rules speak in sentences, never in CEL', async () => {
    const [kind] = kinds.filter(({ kind: word }) => word === 'RiskException');
    assert.ok(kind);
    const { err } = await tryApply(
      bed,
      objectOf(kind, { match: {}, owner: ' ', reason: 'x', expires: '2027-02-30' }),
    );
    assert.match(err, /an empty match would accept everything/);
    assert.match(err, /must not be blank/);
    assert.match(err, /must be a date such as 2027-01-31/);
    assert.doesNotMatch(err, /has\(self|failed rule/);
  });

  test('"kubectl explain" says what a field means', async () => {
    const said = (await bed.kubectl('explain', 'environments.spec')).replaceAll(/\s+/g, ' ');
    assert.match(said, /every chosen namespace of every chosen cluster/);
    assert.match(said, /Left out: every cluster\./);
    assert.match(await bed.kubectl('explain', 'rex.spec.expires'), /2027-01-31/);
  });

  test('"kubectl get seawall" lists all kinds, with columns', async () => {
    await bed.apply(objectOf(exception(), approvable, 'listed'));
    const shown = await bed.kubectl('get', 'seawall', '--all-namespaces');
    assert.match(shown, /NAMESPACE\s+NAME\s+CHECKS\s+OWNER\s+EXPIRES\s+APPROVED\s+MATCHED\s+READY\s+AGE/);
    assert.match(shown, /kinds\s+riskexception\.seawall\.dev\/listed\s+\["latest-tag"\]\s+shop\s+2027-01-31/);
  });

  const approvable = {
    match: { checks: ['latest-tag'] },
    owner: 'shop',
    reason: 'built hourly',
    expires: '2027-01-31',
  };
  const approved = (by: string) => ({ ...approvable, approval: { by } });
  const exception = (): Kind => {
    const found = kinds.find(({ kind }) => kind === 'RiskException');
    assert.ok(found);
    return found;
  };
  const as = (user: string, spec: unknown, name: string) =>
    bed.tryKubectl(
      '--as',
      user,
      'patch',
      'riskexception',
      name,
      '-n',
      space,
      '--type=merge',
      '-p',
      JSON.stringify({ spec }),
    );

  test('only who may approve sets an approval, and only in the own name', async () => {
    const name = 'to-approve';
    await bed.apply(objectOf(exception(), approvable, name));
    const refused = await as('editor', { approval: { by: 'editor' } }, name);
    assert.match(refused.err, /Setting spec\.approval needs the verb approve/);
    const forged = await as('editor', { approval: { by: 'approver' } }, name);
    assert.notEqual(forged.status, 0);
    const other = await as('approver', { approval: { by: 'somebody' } }, name);
    assert.match(other.err, /must be the user who sends the request, approver, not somebody/);
    const done = await as('approver', { approval: { by: 'approver' } }, name);
    assert.equal(done.status, 0, done.err);
  });

  test('who may not approve changes an approved exception only together with taking the approval off', async () => {
    const name = 'approved';
    await bed.apply(objectOf(exception(), approvable, name));
    assert.equal((await as('approver', { approval: { by: 'approver' } }, name)).status, 0);
    const widened = await as('editor', { match: { checks: ['*'] } }, name);
    assert.match(widened.err, /Remove spec\.approval together with the change/);
    const altered = await as('editor', { approval: { by: 'approver', at: '2027-01-01' } }, name);
    assert.notEqual(altered.status, 0);
    const labelled = await bed.tryKubectl(
      '--as',
      'editor',
      'label',
      'riskexception',
      name,
      '-n',
      space,
      'team=shop',
    );
    assert.equal(labelled.status, 0, labelled.err);
    const taken = await as('editor', { match: { checks: ['*'] }, approval: null }, name);
    assert.equal(taken.status, 0, taken.err);
    const again = await as('editor', { approval: { by: 'approver' } }, name);
    assert.notEqual(again.status, 0);
  });

  test('nobody makes an exception that is approved from the start without the right to approve', async () => {
    const made = await tryApply(
      bed,
      objectOf(exception(), approved('editor'), 'born-approved'),
      '--as',
      'editor',
    );
    assert.match(made.err, /needs the verb approve/);
    const own = await tryApply(
      bed,
      objectOf(exception(), approved('approver'), 'born-approved'),
      '--as',
      'approver',
    );
    assert.equal(own.status, 0, own.err);
  });
});

const tryApply = async (bed: Bed, object: string, ...words: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-kinds-'));
  try {
    writeFileSync(`${folder}/object.json`, object);
    return await bed.tryKubectl('create', '--dry-run=server', '-f', `${folder}/object.json`, ...words);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { seawall } from '../cli/run.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { kubeconfigFor, tokenOf } from './cluster-access.ts';

interface Finding {
  readonly fingerprint: string;
  readonly check: string;
  readonly status: string;
  readonly resource: { readonly kind: string; readonly namespace?: string; readonly name: string };
}

interface Report {
  readonly checks: Readonly<Record<string, { readonly area: string }>>;
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly code: string; readonly detail: string }[];
  readonly scorecards: readonly {
    readonly rows: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly missing: readonly string[];
    }[];
  }[];
}

const data = env['SEAWALL_DATA'] ?? '../shared/data';
const nobody = `apiVersion: v1
kind: Namespace
metadata: { name: scan-rights }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: viewer, namespace: scan-rights }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: scan-rights-viewer }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: viewer, namespace: scan-rights }]
`;

describe('scan --cluster', { skip: noBed }, () => {
  let bed: Bed;
  const folder = mkdtempSync(join(tmpdir(), 'seawall-scan-'));
  before(async () => {
    bed = await withCluster();
    await bed.apply(nobody);
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await bed.kubectl('delete', 'clusterrolebinding', 'scan-rights-viewer');
    await bed.kubectl('delete', 'namespace', 'scan-rights', '--wait=false');
    await bed.stop();
  });

  const scan = (...words: readonly string[]): Report => {
    const file = join(folder, 'report.json');
    const { status, err } = seawall('.', ['scan', '--no-config', '-q', '-o', `json=${file}`, ...words]);
    assert.equal(status, 0, err);
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  };
  const keyOf = ({ resource }: Finding): string =>
    `${resource.kind} ${resource.namespace ?? 'default'} ${resource.name}`;

  /** Applies manifests, and holds what is found in them against what is found in the cluster and in a recording of it. */
  const agrees = async (path: string): Promise<void> => {
    const apply = ['apply', '--server-side', '--recursive', '-f', path];
    // A namespace may stand in a later file than what lives in it.
    await bed.tryKubectl(...apply);
    await bed.kubectl(...apply);
    const live = ['--cluster', '--kubeconfig', bed.kubeconfig];
    const recording = join(folder, 'cluster.seawall');
    const { status, err } = seawall('.', ['snapshot', recording, '--kubeconfig', bed.kubeconfig, '-q']);
    assert.equal(status, 0, err);
    const inFiles = scan(path, '--skip-files', 'Dockerfile');
    const named = new Set(inFiles.findings.map(keyOf));
    const wanted = new Set(inFiles.findings.map(({ fingerprint }) => fingerprint));
    assert.ok(wanted.size > 0);
    for (const report of [scan(...live), scan('--snapshot', recording)]) {
      // What only a cluster shows, such as a Service without endpoints, no file can have.
      const isLive = ({ check }: Finding): boolean => report.checks[check]?.area === 'live';
      const found = report.findings.filter((finding) => named.has(keyOf(finding)) && !isLive(finding));
      const all = new Set(report.findings.map(({ fingerprint }) => fingerprint));
      const missed = inFiles.findings.filter(({ fingerprint }) => !all.has(fingerprint));
      const extra = found.filter(({ fingerprint }) => !wanted.has(fingerprint));
      assert.deepEqual(
        missed.map((one) => `${one.check} ${keyOf(one)}`),
        [],
        'found in files alone',
      );
      assert.deepEqual(
        extra.map((one) => `${one.check} ${keyOf(one)}`),
        [],
        'found in the cluster alone',
      );
    }
    const now = ['--wait=false', '--ignore-not-found', '--grace-period=0', '--force'];
    await bed.kubectl('delete', '--recursive', '-f', path, ...now);
  };

  test('what is found in the example is found in the cluster that runs it, and in a recording', () =>
    agrees('examples/shop'));

  for (const app of ['online-boutique', 'sock-shop', 'ingress-nginx'])
    test(
      `the same for ${app}`,
      { skip: !existsSync(`${data}/manifests/${app}`) && `${data} is absent` },
      () => agrees(`${data}/manifests/${app}`),
    );

  test('what may not be read is told by name, and what rests on it is unknown', async () => {
    const token = await tokenOf(bed, 'scan-rights', 'viewer');
    const kubeconfig = kubeconfigFor(bed, { folder, name: 'viewer', user: `{ token: "${token}" }` });
    const { problems, scorecards } = scan('--cluster', '--kubeconfig', kubeconfig, '--framework', 'nsa');
    const missing = problems.filter(({ code }) => code === 'missing-right').map(({ detail }) => detail);
    for (const right of ['list secrets', 'list clusterroles.rbac.authorization.k8s.io', 'list nodes'])
      assert.ok(
        missing.some((detail) => detail.includes(right)),
        `${right} in\n${missing.join('\n')}`,
      );
    const row = scorecards[0]?.rows.find(({ id }) => id === 'NSA-AUTH-13');
    assert.equal(row?.verdict, 'unknown');
    assert.ok(row?.missing.some((words) => words.includes('the right to list')));
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { liveChecks } from '../../src/analysis/posture/checks/live.ts';
import { seawall } from '../cli/run.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { probeImage } from '../cluster/images/images.ts';
import { waitFor } from '../cluster/wait.ts';
import { kubeconfigFor, tokenOf } from './cluster-access.ts';

interface Finding {
  readonly check: string;
  readonly severity: string;
  readonly status: string;
  readonly detail: string;
  readonly fingerprint: string;
  readonly resource: { readonly kind: string; readonly name: string };
}

interface Report {
  readonly findings: readonly Finding[];
  readonly scorecards: readonly {
    readonly rows: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly missing: readonly string[];
    }[];
  }[];
}

const space = 'live-old';

/** What goes wrong in a cluster, and in no file. */
const broken = `apiVersion: v1
kind: Namespace
metadata: { name: ${space} }
---
apiVersion: v1
kind: Pod
metadata: { name: agent, namespace: ${space} }
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 1
  containers: [{ name: agent, image: '${probeImage}', args: [pause] }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: hook, namespace: ${space} }
spec:
  replicas: 0
  selector: { matchLabels: { app: hook } }
  template: { metadata: { labels: { app: hook } }, spec: { containers: [{ name: hook, image: '${probeImage}' }] } }
---
apiVersion: v1
kind: Service
metadata: { name: hook, namespace: ${space} }
spec: { selector: { app: hook }, ports: [{ port: 443 }] }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: all, namespace: ${space} }
spec: { hard: { requests.cpu: 4000 } }
---
apiVersion: v1
kind: Secret
metadata: { name: token, namespace: ${space}, annotations: { kubernetes.io/service-account.name: default } }
type: kubernetes.io/service-account-token
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: live-hook }
webhooks:
  - name: hook.example.com
    failurePolicy: Ignore
    sideEffects: None
    admissionReviewVersions: [v1]
    clientConfig: { service: { namespace: ${space}, name: hook } }
    namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${space} } }
    rules: [{ apiGroups: [''], apiVersions: [v1], resources: [pods], operations: [CREATE] }]
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1.live.example.com }
spec:
  group: live.example.com
  version: v1
  groupPriorityMinimum: 100
  versionPriority: 100
  service: { namespace: ${space}, name: hook }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: live-public }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'system:discovery' }
subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:unauthenticated' }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: live-viewer }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: default, namespace: ${space} }]
`;

const liveIds = new Set(liveChecks.map(({ id }) => id));

describe('checks that need a live cluster', { skip: noBed }, () => {
  let bed: Bed;
  const folder = mkdtempSync(join(tmpdir(), 'seawall-live-'));
  before(async () => {
    bed = await withCluster({ name: 'live-checks' });
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await bed.stop();
  });

  const scan = (...words: readonly string[]): Report => {
    const file = join(folder, 'report.json');
    const { status, err } = seawall('.', ['scan', '--no-config', '-q', '-o', `json=${file}`, ...words]);
    assert.equal(status, 0, err);
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  };
  const scanCluster = (kubeconfig = bed.kubeconfig, ...words: readonly string[]): Report =>
    scan('--cluster', '--kubeconfig', kubeconfig, ...words);
  const placesIn = ({ findings }: Report): readonly string[] =>
    findings
      .filter(({ status }) => status === 'fail')
      .map(({ check, resource }) => `${check} ${resource.kind} ${resource.name}`);

  test('in a cluster that just started, nothing of weight is found', () => {
    const found = scanCluster().findings.filter(({ check }) => liveIds.has(check));
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.filter(({ severity }) => severity === 'critical' || severity === 'high'),
      [],
    );
  });

  test('what is broken for real is found, and in a recording as well', async () => {
    await bed.apply(broken);
    await bed.kubectl('label', 'namespace', space, 'pod-security.kubernetes.io/enforce=baseline');
    const [node = ''] = (await bed.kubectl('get', 'nodes', '-o', 'name')).trim().split('\n');
    await bed.kubectl('label', node, 'node-role.kubernetes.io/control-plane=');
    const name = node.slice('node/'.length);
    const wanted = [
      'anonymous-access Cluster ',
      `api-service-unavailable APIService v1.live.example.com`,
      'binding-to-anonymous ClusterRoleBinding live-public',
      'control-plane-single Cluster ',
      `control-plane-untainted Node ${name}`,
      `control-plane-user-pods Node ${name}`,
      'log-agent-missing Cluster ',
      'metrics-collector-missing Cluster ',
      `pods-below-enforced-level Namespace ${space}`,
      'quota-over-cluster ResourceQuota all',
      'service-account-token-secret Secret token',
      'service-without-endpoints Service hook',
      'webhook-without-endpoints ValidatingWebhookConfiguration live-hook',
      'workload-scaled-to-zero Deployment hook',
    ];
    const missed = (report: Report): readonly string[] => {
      const found = new Set(placesIn(report));
      return wanted.filter((one) => !found.has(one));
    };
    // The pod has to be started, the API to be tried, and the empty EndpointSlice to be made.
    let report = scanCluster();
    await waitFor('everything that is broken to show', 60_000, async () => {
      report = scanCluster();
      const open = missed(report);
      return open.length === 0 ? true : `not found: ${open.join(', ')}`;
    });
    const stranger = report.findings.find(({ check }) => check === 'anonymous-access');
    assert.equal(stranger?.severity, 'high');

    const recording = join(folder, 'cluster.seawall');
    const { status, err } = seawall('.', ['snapshot', recording, '--kubeconfig', bed.kubeconfig, '-q']);
    assert.equal(status, 0, err);
    const live = ({ findings }: Report): readonly string[] =>
      findings
        .filter(({ check }) => liveIds.has(check))
        .map(({ fingerprint }) => fingerprint)
        .sort();
    assert.deepEqual(live(scan('--snapshot', recording)), live(scanCluster()));
  });

  test('rows of the scorecard that need a live cluster are decided, or say what is missing', () => {
    const rows = scanCluster(bed.kubeconfig, '--framework', 'nsa').scorecards[0]?.rows ?? [];
    const verdictOf = (id: string): string | undefined => rows.find((row) => row.id === id)?.verdict;
    for (const id of ['NSA-AUTH-01', 'NSA-AUTH-02', 'NSA-CP-05', 'NSA-LOG-16', 'NSA-LOG-31', 'NSA-POD-16'])
      assert.equal(verdictOf(id), 'violated', id);
    assert.equal(verdictOf('NSA-SEC-05'), 'met');
    const row = rows.find(({ id }) => id === 'NSA-NET-03');
    assert.equal(row?.verdict, 'unknown');
    assert.ok((row?.missing ?? []).length > 0);
  });

  test('where Nodes may not be listed, what rests on them is not called met', async () => {
    const token = await tokenOf(bed, space, 'default');
    const kubeconfig = kubeconfigFor(bed, { folder, name: 'viewer', user: `{ token: "${token}" }` });
    const rows = scanCluster(kubeconfig, '--framework', 'nsa').scorecards[0]?.rows ?? [];
    const row = rows.find(({ id }) => id === 'NSA-UPG-02');
    assert.equal(row?.verdict, 'unknown');
    assert.ok(row?.missing.some((words) => words.includes('the right to list Node')));
  });
});

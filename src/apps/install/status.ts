import { group } from '../../model/kinds/kind.ts';
import { kinds } from '../../model/kinds/kinds.ts';
import type { Cluster } from './cluster/cluster.ts';
import { type KubeObject, objectKinds, pathOf } from './cluster/object-kinds.ts';
import { isHelms, leaseName, type Release } from './cluster/release-objects.ts';
import { stateOf, type Workload, type WorkloadState } from './cluster/workload-state.ts';

/** An installation as it stands in a cluster. */
export interface InstallStatus {
  readonly release: Release;
  /** `none` where no part of it is there. */
  readonly keptBy: 'Helm' | 'seawall' | 'none';
  readonly version: string | undefined;
  readonly workloads: readonly WorkloadState[];
  readonly store: string;
  /** Which controller leads, as its Lease says; absent where none ever did. */
  readonly leader?: { readonly name: string; readonly renewed: string };
  /** Names of kinds of ours that the cluster serves, and of those that it lacks. */
  readonly kinds: { readonly served: readonly string[]; readonly missing: readonly string[] };
  /** Whether only who may approve exceptions can do so. */
  readonly guardsApprovals: boolean;
  /** Names of webhook configurations that are switched on. */
  readonly webhooks: readonly string[];
  readonly isHealthy: boolean;
}

/** Looks at an installation. Reads only. */
export const statusOf = async (cluster: Cluster, release: Release): Promise<InstallStatus> => {
  const selector = `app.kubernetes.io/instance=${release.name},app.kubernetes.io/part-of=seawall`;
  const listed = async <T extends KubeObject>(kind: string, namespace?: string): Promise<readonly T[]> => {
    const found = objectKinds.find((one) => one.kind === kind);
    return found === undefined ? [] : cluster.list<T>(found, selector, namespace);
  };
  const workloads = [
    ...(await listed<Workload>('StatefulSet', release.namespace)),
    ...(await listed<Workload>('Deployment', release.namespace)),
  ];
  const states = await Promise.all(workloads.map((workload) => stateOf(cluster, workload)));
  const definitions = await Promise.all(kinds.map(({ plural }) => isServed(cluster, plural)));
  const named = (is: boolean): readonly string[] =>
    kinds.filter((_, index) => definitions[index] === is).map(({ kind }) => kind);
  const bindings = await cluster.find(
    `/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings/approvals.${group}`,
  );
  const policy = await cluster.find(
    `/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/approvals.${group}`,
  );
  const guardsApprovals = bindings !== undefined && policy !== undefined;
  const leader = await leaderOf(cluster, release);
  const webhooks = await Promise.all([
    ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind) => listed(kind)),
  ]);
  return {
    release,
    keptBy: await keeperOf(cluster, release, workloads),
    version: workloads[0]?.metadata.labels?.['app.kubernetes.io/version'],
    workloads: states,
    store: await storeOf(cluster, release, workloads),
    ...(leader === undefined ? {} : { leader }),
    kinds: { served: named(true), missing: named(false) },
    guardsApprovals,
    webhooks: webhooks.flat().map(({ metadata }) => metadata.name),
    isHealthy:
      states.length > 0 &&
      states.every(({ isReady }) => isReady) &&
      named(false).length === 0 &&
      guardsApprovals,
  };
};

const keeperOf = async (
  cluster: Cluster,
  release: Release,
  workloads: readonly Workload[],
): Promise<InstallStatus['keptBy']> => {
  if (workloads.length === 0) return 'none';
  return (await isHelms(cluster, release)) ? 'Helm' : 'seawall';
};

interface Lease extends KubeObject {
  readonly spec?: { readonly holderIdentity?: string; readonly renewTime?: string };
}

const leaderOf = async (cluster: Cluster, { namespace }: Release): Promise<InstallStatus['leader']> => {
  const metadata = { name: leaseName, namespace };
  const lease = await cluster.find<Lease>(
    pathOf({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata }),
  );
  const { holderIdentity: name = '', renewTime: renewed = '' } = lease?.spec ?? {};
  return name === '' ? undefined : { name, renewed };
};

interface Definition extends KubeObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const isServed = async (cluster: Cluster, plural: string): Promise<boolean> => {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${plural}.${group}`;
  const found = await cluster.find<Definition>(path);
  return (
    found?.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True') ??
    false
  );
};

interface Claim extends KubeObject {
  readonly status?: { readonly phase?: string; readonly capacity?: { readonly storage?: string } };
}

/** Where findings are kept, by the settings of the pods. A URL of a database may hold a password: only its Secret is named. */
const storeOf = async (
  cluster: Cluster,
  { name, namespace }: Release,
  workloads: readonly Workload[],
): Promise<string> => {
  const variables = workloads.flatMap(({ spec }) => spec.template.spec.containers[0]?.env ?? []);
  const store = variables.find((variable) => variable.name === 'SEAWALL_STORE');
  if (store === undefined) return 'none';
  if (store.value === undefined) {
    const from = store.valueFrom as {
      readonly secretKeyRef?: { readonly name: string; readonly key: string };
    };
    return `PostgreSQL, by the Secret ${from.secretKeyRef?.name ?? '?'} (${from.secretKeyRef?.key ?? '?'})`;
  }
  const claims = objectKinds.find(({ kind }) => kind === 'PersistentVolumeClaim');
  const labels = `app.kubernetes.io/instance=${name},app.kubernetes.io/name=seawall`;
  const [claim] = claims === undefined ? [] : await cluster.list<Claim>(claims, labels, namespace);
  if (claim === undefined) return 'SQLite; its volume is not there yet';
  const { phase, capacity } = claim.status ?? {};
  return `SQLite on ${claim.metadata.name} (${phase ?? 'unknown'}${capacity?.storage === undefined ? '' : `, ${capacity.storage}`})`;
};

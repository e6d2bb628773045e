import { env, pid } from 'node:process';
import { type Answer, apiClient } from './api-client.ts';
import { BedError } from './bed-error.ts';
import { type Tools, tools } from './build/tools.ts';
import { type Certificate, certificateIn, makeCertificate } from './certificates.ts';
import { loadImage, runningIn } from './containers.ts';
import { down, forget } from './down.ts';
import { foldersOf } from './folders.ts';
import { missingMeans } from './means.ts';
import { apiPort } from './network.ts';
import { type Components, componentsOf } from './node/components-of.ts';
import { hostAddress } from './node/sandbox.ts';
import { call, type Ended } from './program.ts';
import { type BedRecord, liveRecord } from './record.ts';
import { stopwatch } from './stopwatch.ts';
import { up } from './up.ts';
import { defaultMinor, kubernetesVersions, type Minor, parseMinor } from './versions.ts';

/** A running cluster, as tests use it. */
export interface Bed extends Components {
  readonly name: string;
  readonly minor: Minor;
  /** Such as `1.36.3`. */
  readonly version: string;
  /** Path of a kubeconfig with every right. */
  readonly kubeconfig: string;
  /** Path of the kubectl of the same version. */
  readonly kubectlProgram: string;
  readonly context: string;
  /** The API server's address, as the host reaches it. */
  readonly server: string;
  /** The node's address; NodePorts are reached there. */
  readonly address: string;
  /** This machine's address, as pods reach it. */
  readonly hostAddress: string;
  /** File with one audit event a line, at level Metadata. */
  readonly auditLog: string;
  /** What the node has at /var/lib/kubelet, seen from this machine: seccomp profiles go to `seccomp/` in it. */
  readonly kubeletFolder: string;
  /** Runs kubectl; an error when it fails. Gives what it printed. */
  readonly kubectl: (...words: readonly string[]) => Promise<string>;
  /** Runs kubectl, whatever comes of it. */
  readonly tryKubectl: (...words: readonly string[]) => Promise<Ended>;
  readonly apply: (yaml: string) => Promise<string>;
  /** Reads a path from the API server, as the administrator. */
  readonly get: (path: string) => Promise<Answer>;
  /** Puts an OCI or docker archive where pods find it. */
  readonly loadImage: (file: string) => Promise<void>;
  /** Ids of the containers that run for pods of a namespace. */
  readonly runningIn: (namespace: string) => Promise<readonly string[]>;
  /** Makes a server's certificate for `names` (`DNS:…`, `IP:…`), signed by the cluster's authority. */
  readonly certificate: (file: string, names: readonly string[]) => Promise<Certificate>;
  readonly authority: Certificate;
  /** Ends the bed, unless others use it too: that of the whole suite ends with it. */
  readonly stop: () => Promise<void>;
}

export interface BedOptions {
  /** A bed of its own under this name; without one, the bed that the suite shares. */
  readonly name?: string;
  readonly kubernetes?: Minor;
}

/** Why tests with a cluster cannot run here, to be given to `skip`; `false` where they can. */
export const noBed: string | false = missingMeans() ?? false;

/** Variables by which `npm run test:real` tells its tests which bed they share. */
export const sharedBedVariable = 'SEAWALL_TEST_BED';
export const minorVariable = 'SEAWALL_TEST_KUBERNETES';

const kubectlMs = 120_000;

/** Gives the suite's bed, or starts one. What cannot start is an error, never a reason to skip. */
export const withCluster = async (options: BedOptions = {}): Promise<Bed> => {
  const shared = env[sharedBedVariable];
  const minor = options.kubernetes ?? parseMinor(env[minorVariable] ?? '') ?? defaultMinor;
  if (options.name === undefined && shared !== undefined) {
    const record = liveRecord(shared);
    if (record === undefined) throw new BedError(`the bed ${shared} that the suite shares is down`);
    return bedOf(record, await tools(record.minor), async () => undefined);
  }
  const name = options.name ?? `test-${pid}`;
  const record = await up(
    name,
    minor,
    stopwatch(() => undefined),
  );
  return bedOf(record, await tools(minor), async () => {
    await down(name);
    forget(name);
  });
};

const bedOf = (record: BedRecord, built: Tools, stop: () => Promise<void>): Bed => {
  const { name, minor, address, sandbox } = record;
  const folders = foldersOf(name);
  const server = `https://${address}:${apiPort}`;
  const authority = certificateIn(folders.pki, 'ca');
  const get = apiClient(server, authority, certificateIn(folders.pki, 'admin'));
  const ask = (words: readonly string[], input = ''): Promise<Ended> =>
    call(built.kubectl, ['--kubeconfig', folders.kubeconfig, ...words], { timeMs: kubectlMs, input });
  const must = async (words: readonly string[], input?: string): Promise<string> => {
    const { status, out, err } = await ask(words, input);
    if (status !== 0) throw new BedError(`kubectl ${words.join(' ')} ended with ${status}\n${err || out}`);
    return out;
  };
  return {
    name,
    minor,
    version: kubernetesVersions[minor],
    kubeconfig: folders.kubeconfig,
    kubectlProgram: built.kubectl,
    context: `seawall-${name}`,
    server,
    address,
    hostAddress: hostAddress(sandbox.slot),
    kubeletFolder: `${folders.node}/kubelet`,
    auditLog: `${folders.logs}/audit.log`,
    kubectl: (...words) => must(words),
    tryKubectl: (...words) => ask(words),
    apply: (yaml) => must(['apply', '-f', '-'], yaml),
    get,
    loadImage: async (file) => loadImage(folders, built.containerd, file),
    runningIn: async (namespace) => runningIn(folders, built.containerd, namespace),
    certificate: (file, names) => makeCertificate(folders.pki, authority, { file, name: file, names }),
    authority,
    ...componentsOf(folders, sandbox, get),
    stop,
  };
};

import type { Bed } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { withForward } from './port-forward.ts';

/** What the API says of a cluster, as far as tests look at it. */
export interface ClusterAnswer {
  readonly name: string;
  readonly evaluation?: {
    readonly id: string;
    readonly missingRights: readonly string[];
    readonly problems: readonly unknown[];
  };
}

interface Listed<T> {
  readonly items?: readonly T[];
}

/** A finding, as far as tests look at it. */
export interface FindingAnswer {
  readonly finding: {
    readonly check: string;
    readonly resource: { readonly kind: string; readonly name: string; readonly namespace?: string };
  };
}

/** The administrator's token, as the guide says where it lies. */
export const adminTokenOf = async (bed: Bed, secret = 'seawall-server'): Promise<string> => {
  const coded = await bed.kubectl(
    '-n',
    'seawall',
    'get',
    'secret',
    secret,
    '-o',
    'jsonpath={.data.adminToken}',
  );
  return Buffer.from(coded, 'base64').toString('utf8');
};

/** Asks the installed API at an address of `kubectl port-forward`. */
export class InstalledApi {
  readonly #address: string;
  readonly #token: string;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#token = token;
  }

  async text(path: string, token = this.#token): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await fetch(`http://${this.#address}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.status, text: await answer.text() };
  }

  async items<T>(path: string): Promise<readonly T[]> {
    const { text } = await this.text(path);
    return (JSON.parse(text) as Listed<T>).items ?? [];
  }

  /** The first cluster, once it has been evaluated. */
  async cluster(): Promise<ClusterAnswer> {
    let first: ClusterAnswer | undefined;
    await waitFor('an evaluation in the API', 60_000, async () => {
      [first] = await this.items<ClusterAnswer>('/api/v1/clusters');
      return first?.evaluation === undefined ? 'none yet' : true;
    });
    if (first === undefined) throw new Error('the cluster is gone');
    return first;
  }

  /** Waits until findings about an object of that name are there, or are gone. */
  findingsAbout(name: string, are: 'there' | 'gone', mostMs = 60_000): Promise<void> {
    return waitFor(`findings about ${name} are ${are}`, mostMs, async () => {
      const query = new URLSearchParams({ resourceName: name, limit: '5' });
      const found = await this.items<FindingAnswer>(`/api/v1/findings?${query}`);
      return found.length > 0 === (are === 'there') || `${found.length} findings`;
    });
  }
}

/** Uses the API of a Service or a pod for a while. */
export const withApi = <T>(
  bed: Bed,
  target: string,
  token: string,
  use: (api: InstalledApi) => Promise<T>,
): Promise<T> =>
  withForward(bed, 'seawall', target, 8440, (address) => use(new InstalledApi(address, token)));

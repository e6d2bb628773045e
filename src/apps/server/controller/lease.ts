import type { Connection } from '../../../platform/kube/connection.ts';
import { KubeError } from '../../../platform/kube/kube-error.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';

export interface LeaseOptions {
  readonly connection: Connection;
  readonly namespace: string;
  readonly name: string;
  /** Names this process among all that want the lease. */
  readonly identity: string;
  readonly timer: Timer;
  readonly log: Log;
  /** Seconds after which a lease that nobody renewed is free. */
  readonly durationSeconds?: number;
}

interface Held {
  readonly holder: string;
  readonly renewTime: string;
  readonly durationSeconds: number;
  readonly resourceVersion: string;
  readonly transitions: number;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Leader election by a Lease (coordination.k8s.io/v1), as Kubernetes' own components do it: whoever writes the object last at its
 * `resourceVersion` leads, until nobody has seen it renewed for its duration. Clocks of others are not believed: what counts is how long this
 * process has seen the lease unchanged, by a clock that nobody sets.
 */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #durationMs: number;
  #seen: { readonly renewTime: string; readonly holder: string; readonly at: number } | undefined;
  #renewed = 0;

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#durationMs = (options.durationSeconds ?? 15) * 1000;
  }

  /**
   * Waits for the lease, runs `lead` while it is held, and waits again when it is lost; until the signal is aborted. The signal that `lead` gets
   * ends well before anybody else may take the lease over.
   */
  async keep(signal: AbortSignal, lead: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { timer, log, identity } = this.#options;
    while (!signal.aborted) {
      if (!(await this.#tryToTake())) {
        await timer.sleep(this.#pause(), signal);
        continue;
      }
      log.info({ identity }, 'leading');
      const losing = new AbortController();
      const stop = (): void => losing.abort();
      signal.addEventListener('abort', stop);
      const work = lead(losing.signal).finally(stop);
      await this.#renewUntil(losing.signal);
      losing.abort();
      await work;
      signal.removeEventListener('abort', stop);
      if (signal.aborted) await this.#release();
      else log.warn({ identity }, 'no longer leading');
    }
  }

  /** Renews while it can; ends when the work does, or two thirds of the duration have passed without success. */
  async #renewUntil(signal: AbortSignal): Promise<void> {
    const { timer } = this.#options;
    while (!signal.aborted) {
      await timer.sleep(this.#durationMs / 5, signal);
      if (signal.aborted) return;
      const isRenewed = await this.#tryToTake();
      if (!isRenewed && timer.elapsed() - this.#renewed > (this.#durationMs * 2) / 3) return;
    }
  }

  /** Tries to write the lease as ours. */
  async #tryToTake(): Promise<boolean> {
    const { identity, timer, log } = this.#options;
    try {
      const held = await this.#read();
      if (held !== undefined && held.holder !== identity && held.holder !== '' && this.#isFresh(held))
        return false;
      const before = timer.elapsed();
      await this.#write(held, identity);
      this.#renewed = before;
      return true;
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
      // Somebody else wrote first.
      if (error.status !== 409) log.warn({ reason: error.message }, 'the lease cannot be written');
      return false;
    }
  }

  #isFresh({ renewTime, holder, durationSeconds }: Held): boolean {
    const now = this.#options.timer.elapsed();
    if (this.#seen?.renewTime !== renewTime || this.#seen.holder !== holder)
      this.#seen = { renewTime, holder, at: now };
    return now - this.#seen.at < Math.max(durationSeconds * 1000, this.#durationMs);
  }

  #pause(): number {
    return this.#durationMs / 5 + (this.#options.timer.random() * this.#durationMs) / 10;
  }

  get #path(): string {
    const { namespace } = this.#options;
    return `/apis/coordination.k8s.io/v1/namespaces/${encodeURIComponent(namespace)}/leases`;
  }

  async #read(): Promise<Held | undefined> {
    const { connection, name } = this.#options;
    try {
      return heldOf(await connection.get(`${this.#path}/${encodeURIComponent(name)}`));
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return undefined;
      throw error;
    }
  }

  async #write(held: Held | undefined, holder: string): Promise<void> {
    const { connection, name, namespace, identity, timer } = this.#options;
    const time = `${new Date(timer.now()).toISOString().slice(0, -1)}000Z`;
    const body = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name, namespace, ...(held === undefined ? {} : { resourceVersion: held.resourceVersion }) },
      spec: {
        holderIdentity: holder,
        leaseDurationSeconds: this.#durationMs / 1000,
        renewTime: time,
        acquireTime: time,
        leaseTransitions: (held?.transitions ?? 0) + (held === undefined || held.holder === identity ? 0 : 1),
      },
    };
    if (held === undefined) await connection.send('POST', this.#path, body);
    else await connection.send('PUT', `${this.#path}/${encodeURIComponent(name)}`, body);
  }

  /** Lets others lead at once. */
  async #release(): Promise<void> {
    try {
      const held = await this.#read();
      if (held?.holder === this.#options.identity) await this.#write(held, '');
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
    }
  }
}

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

const heldOf = (object: unknown): Held => {
  const spec = membersOf(membersOf(object)['spec']);
  return {
    holder: String(spec['holderIdentity'] ?? ''),
    renewTime: String(spec['renewTime'] ?? ''),
    durationSeconds: Number(spec['leaseDurationSeconds'] ?? 0),
    transitions: Number(spec['leaseTransitions'] ?? 0),
    resourceVersion: String(membersOf(membersOf(object)['metadata'])['resourceVersion'] ?? ''),
  };
};

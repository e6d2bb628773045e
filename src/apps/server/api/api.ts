import type { CheckWords } from '../../../model/report.ts';
import type { Connection } from '../../../platform/kube/connection.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Channel } from '../notify/channel.ts';
import type { Health } from '../serve/health.ts';
import type { ChangeHub } from './changes/hub.ts';
import type { CountCache } from './count-cache.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Access } from './sign-in/access.ts';
import type { SignIn } from './sign-in/sign-in.ts';

/** What routes answer from. */
export interface Api {
  readonly store: Store;
  readonly checks: readonly CheckWords[];
  readonly health: Health;
  readonly timer: Timer;
  readonly log: Log;
  /** A recording is served, or somebody said so: nothing can be changed. */
  readonly isReadOnly: boolean;
  readonly changes: ChangeHub;
  readonly counted: CountCache;
  readonly rates: RateLimits;
  readonly metrics: Metrics;
  readonly access: Access;
  /** Who is told what is found. */
  readonly channels: readonly Channel[];
  /** Absent where no identity provider is set up. */
  readonly signIn?: SignIn;
  /** The way to the cluster whose policy is written; absent where there is none. */
  readonly cluster?: Connection;
}

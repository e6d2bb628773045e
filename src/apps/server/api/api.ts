import type { CheckWords } from '../../../model/report.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import type { Health } from '../serve/health.ts';

/** What routes answer from. */
export interface Api {
  readonly store: Store;
  readonly checks: readonly CheckWords[];
  readonly health: Health;
  readonly timer: Timer;
  readonly log: Log;
  /** A recording is served, or somebody said so: nothing can be changed. */
  readonly isReadOnly: boolean;
}

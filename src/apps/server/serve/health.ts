import type { ClusterWatch } from '../../../sources/cluster/watch-cluster.ts';
import type { Keeper } from '../controller/keeper.ts';

/** What readiness and metrics look at. */
export class Health {
  #watch: ClusterWatch | undefined;
  #keeper: Keeper | undefined;
  #isLeading = false;

  get watch(): ClusterWatch | undefined {
    return this.#watch;
  }

  get keeper(): Keeper | undefined {
    return this.#keeper;
  }

  get isLeading(): boolean {
    return this.#isLeading;
  }

  watching(watch: ClusterWatch, keeper: Keeper): void {
    this.#watch = watch;
    this.#keeper = keeper;
    this.#isLeading = true;
  }

  resting(): void {
    this.#watch = undefined;
    this.#keeper = undefined;
    this.#isLeading = false;
  }
}

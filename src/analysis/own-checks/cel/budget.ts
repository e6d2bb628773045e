/** An expression went over its cost. One object for all: a runaway comprehension throws it many times before it ends. */
export class TooCostly extends Error {
  constructor() {
    super('the expression costs too much on this object; look at fewer things, or nest fewer lists');
    this.name = 'TooCostly';
  }
}

const tooCostly = new TooCostly();

/**
 * What one evaluation may cost, in units that follow Kubernetes' estimate: one for each step, one for ten characters of a text that is
 * walked through, one for each item of a list that is made. (apiserver, `pkg/cel/library/cost.go`)
 */
export class Budget {
  readonly #most: number;
  #left = 0;

  constructor(most: number) {
    this.#most = most;
  }

  refill(): void {
    this.#left = this.#most;
  }

  /** Throws {@link TooCostly}, and goes on throwing until refilled: `all` and `exists` swallow errors. */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) throw tooCostly;
  }

  /** For work that grows with the product of two texts, such as looking for one in the other. */
  spendProduct(left: number, right: number): void {
    this.spend(Math.ceil(left / 10) * Math.ceil(right / 10));
  }

  /** Throws when the budget was overspent at any time since it was filled. */
  settle(): void {
    if (this.#left < 0) throw tooCostly;
  }
}

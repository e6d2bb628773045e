import { limits } from '../../model/limits.ts';
import type { Remark } from './defect.ts';

/** Keys that stand twice in one mapping of a document: the first ones each, the others as a number. */
export class DuplicateKeys {
  readonly #told: Remark[] = [];
  #untold = 0;

  add(key: string, offset: number): void {
    if (this.#told.length === limits.duplicateKeysPerDocument) {
      this.#untold++;
      return;
    }
    const detail = `the key "${key.slice(0, 80)}" stands twice in one mapping; the last one was read. Keep one`;
    this.#told.push({ code: 'duplicate-key', detail, offset });
  }

  get remarks(): readonly Remark[] {
    const last = this.#told.at(-1);
    if (this.#untold === 0 || last === undefined) return this.#told;
    return this.#told.with(-1, {
      ...last,
      detail: `${last.detail}; so it is with ${this.#untold} more keys`,
    });
  }
}

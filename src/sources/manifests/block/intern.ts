import { keyOfPlain } from '../key.ts';
import { resolvePlain } from '../scalar.ts';
import { giveUp } from './cursor.ts';

/**
 * Manifests say the same keys and short values over and over. Each is resolved once and then found by its characters, without making a
 * string: one string in memory for all, and one that V8 has hashed already when it becomes a property.
 * Bounded: an entry gives way to the next one with the same place.
 */
class Interned<T> {
  static readonly places = 4096;
  /** Longer texts are seldom said twice. */
  static readonly longest = 32;

  readonly #texts: string[] = new Array(Interned.places).fill('');
  readonly #values: (T | undefined)[] = new Array(Interned.places).fill(undefined);
  readonly #resolve: (text: string) => T;

  constructor(resolve: (text: string) => T) {
    this.#resolve = resolve;
  }

  get(text: string, start: number, end: number): T {
    const length = end - start;
    if (length > Interned.longest) return this.#resolve(text.slice(start, end));
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const place = (hash ^ (hash >>> 12)) & (Interned.places - 1);
    const known = this.#texts[place];
    const value = this.#values[place];
    if (known !== undefined && value !== undefined && isAt(known, text, start, length)) return value;
    const fresh = text.slice(start, end);
    const resolved = this.#resolve(fresh);
    this.#texts[place] = fresh;
    this.#values[place] = resolved;
    return resolved;
  }
}

const isAt = (known: string, text: string, start: number, length: number): boolean => {
  if (known.length !== length) return false;
  for (let index = 0; index < length; index++)
    if (known.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
};

/** A merge and a key that is null are for the library. */
const plainKeys = new Interned((text) => (text === '<<' ? giveUp() : (keyOfPlain(text) ?? giveUp())));
const plainValues = new Interned(resolvePlain);

export const internPlainKey = (text: string, start: number, end: number): string =>
  plainKeys.get(text, start, end);

export const internPlainValue = (
  text: string,
  start: number,
  end: number,
): string | number | boolean | null => plainValues.get(text, start, end);

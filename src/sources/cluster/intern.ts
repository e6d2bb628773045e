/**
 * Keeps one of what is equal. The pods of a Deployment differ in a name and an address; the rest of them, and most labels, resources and
 * probes of a cluster, need to be in memory only once.
 *
 * The table grows up to a size and then forgets the older of two entries when a third comes to their place: forgetting costs memory, never
 * truth. So it needs no counting, and as only small things are put into it (long texts into a small table of their own), it holds on to
 * little that is gone, however much comes and goes.
 */
export class Interner {
  #places = leastPlaces;
  /** New entries since the table grew. */
  #entries = 0;
  #strings: (string | undefined)[] = new Array(leastPlaces);
  #objects: (object | undefined)[] = new Array(leastPlaces);
  #hashes = new Int32Array(leastPlaces);
  readonly #texts: (string | undefined)[] = new Array(leastPlaces);
  /** Of the value that was interned last: its hash, and about how many characters it has. */
  #hash = 0;
  #size = 0;

  /**
   * Makes the value out of what is known already, in place, and answers it. It must be fresh from JSON.parse, and is read-only from
   * then on, as its parts are those of others.
   */
  intern(value: unknown): unknown {
    if (typeof value === 'string') return this.#string(value);
    if (typeof value !== 'object' || value === null) return this.#scalar(value);
    if (Array.isArray(value)) this.#items(value);
    else this.#members(value as Record<string, unknown>);
    return this.#size > largestShared ? value : this.#object(value);
  }

  /** As {@link intern}, for a value of which there is only one: it is not put into the table, its parts are. */
  internParts<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) this.#items(value);
    else this.#members(value as Record<string, unknown>);
    return value;
  }

  #items(items: unknown[]): void {
    let hash = 17;
    let size = 0;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      const known = this.intern(item);
      if (known !== item) items[index] = known;
      hash = (Math.imul(hash, 31) + this.#hash) | 0;
      size += this.#size;
    }
    this.#hash = hash;
    this.#size = size;
  }

  #members(members: Record<string, unknown>): void {
    let hash = 7;
    let size = 0;
    for (const key in members) {
      const member = members[key];
      const known = this.intern(member);
      // Assigning to this key would set the prototype instead.
      if (known !== member && key !== '__proto__') members[key] = known;
      hash = (Math.imul(hash, 31) + hashOf(key) + Math.imul(this.#hash, 0x9e3779b1)) | 0;
      size += key.length + this.#size;
    }
    this.#hash = hash;
    this.#size = size;
  }

  #scalar(value: unknown): unknown {
    this.#hash = typeof value === 'number' ? Math.imul(value | 0, 0x85ebca6b) + 3 : hashOf(String(value));
    this.#size = 1;
    return value;
  }

  #string(value: string): string {
    const hash = hashOf(value);
    this.#hash = hash;
    this.#size = value.length;
    if (value.length > longestShort) return this.#text(value, hash);
    const place = this.#placeOf(hash);
    const first = this.#strings[place];
    if (first === value) return first;
    const second = this.#strings[place + 1];
    this.#strings[place + 1] = first;
    if (second === value) {
      this.#strings[place] = second;
      return second;
    }
    this.#strings[place] = value;
    this.#grow();
    return value;
  }

  #text(value: string, hash: number): string {
    if (value.length > longestText) return value;
    const place = spread(hash) & (leastPlaces - 1);
    const known = this.#texts[place];
    if (known === value) return known;
    this.#texts[place] = value;
    return value;
  }

  #object(value: object): object {
    const hash = this.#hash;
    const place = this.#placeOf(hash);
    const first = this.#objects[place];
    if (first !== undefined && this.#hashes[place] === hash && isSame(first, value)) return first;
    const second = this.#objects[place + 1];
    const isSecond = second !== undefined && this.#hashes[place + 1] === hash && isSame(second, value);
    this.#objects[place + 1] = first;
    this.#hashes[place + 1] = this.#hashes[place] ?? 0;
    const known = isSecond ? second : value;
    this.#objects[place] = known;
    this.#hashes[place] = hash;
    if (!isSecond) this.#grow();
    return known;
  }

  /** The first of the two places of a hash. */
  #placeOf(hash: number): number {
    return spread(hash) & (this.#places - 2);
  }

  #grow(): void {
    this.#entries++;
    if (this.#entries < this.#places || this.#places === mostPlaces) return;
    this.#entries = 0;
    this.#places *= 2;
    const [strings, objects, hashes] = [this.#strings, this.#objects, this.#hashes];
    this.#strings = new Array(this.#places);
    this.#objects = new Array(this.#places);
    this.#hashes = new Int32Array(this.#places);
    for (const one of strings)
      if (one !== undefined) this.#strings[this.#freeOf(hashOf(one), this.#strings)] = one;
    for (const [at, one] of objects.entries()) {
      if (one === undefined) continue;
      const hash = hashes[at] ?? 0;
      const place = this.#freeOf(hash, this.#objects);
      this.#objects[place] = one;
      this.#hashes[place] = hash;
    }
  }

  #freeOf(hash: number, table: readonly unknown[]): number {
    const place = this.#placeOf(hash);
    return table[place] === undefined ? place : place + 1;
  }
}

const leastPlaces = 1 << 10;
const mostPlaces = 1 << 17;

/** Longer ones are looked at in this many places only; most repeated long strings are certificates of authorities. */
const sampled = 24;
/** Names, labels, images; in the large table. */
const longestShort = 256;
/** Bundles of certificates. */
const longestText = 32 * 1024;
/** Characters in what is shared as a whole; of larger things the parts are. */
const largestShared = 1_024;

const spread = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 12;

const hashOf = (text: string): number => {
  const { length } = text;
  const step = length <= sampled ? 1 : Math.floor(length / sampled);
  let hash = length;
  for (let index = 0; index < length; index += step)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return length === 0 ? 1 : (Math.imul(hash, 31) + text.charCodeAt(length - 1)) | 0;
};

/** Their members are interned: comparing them by identity is enough, but for numbers. */
const isSame = (a: object, b: object): boolean => {
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? '';
    if (key !== others[index]) return false;
    if ((a as Record<string, unknown>)[key] !== (b as Record<string, unknown>)[key]) return false;
  }
  return true;
};

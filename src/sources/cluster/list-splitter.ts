import { Pieces } from './pieces.ts';

/** What a list says beside its items. */
export interface Envelope {
  readonly resourceVersion: string;
  readonly continue: string;
}

export interface ListLimits {
  /** Bytes of one item. */
  readonly itemBytes: number;
  /** Levels of nesting in one item. */
  readonly depth: number;
}

/** What is told of a list while its bytes come in. */
export interface ListReader {
  /** The text of one item. */
  readonly item: (text: string) => void;
  /** An item over a limit was left out. */
  readonly overLimit: (limit: 'kubeObjectBytes' | 'depth') => void;
}

const code = {
  quote: 34,
  comma: 44,
  openList: 91,
  backslash: 92,
  closeList: 93,
  open: 123,
  close: 125,
} as const;

/** A list's own members take a few hundred bytes. */
const envelopeBytes = 1024 * 1024;

/**
 * Splits the JSON of a Kubernetes list into its items while it comes in, so that neither the text nor the objects of a whole page are ever
 * held. The items may stand before or after the other members: typed lists and lists of custom resources differ in that.
 */
export class ListSplitter {
  readonly #reader: ListReader;
  readonly #limits: ListLimits;
  readonly #pieces: Pieces;
  #envelope = '';
  #where: 'envelope' | 'items' = 'envelope';
  #depth = 0;
  #deepest = 0;
  #isInString = false;
  #isEscaped = false;
  #isWhole = false;

  constructor(reader: ListReader, limits: ListLimits) {
    this.#reader = reader;
    this.#limits = limits;
    this.#pieces = new Pieces(limits.itemBytes);
  }

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length)
      at = this.#where === 'envelope' ? this.#readEnvelope(bytes, at) : this.#readItems(bytes, at);
  }

  /** What the list said; `undefined` where it is not whole or no list. */
  end(): Envelope | undefined {
    if (!this.#isWhole) return undefined;
    try {
      const { metadata } = JSON.parse(this.#envelope) as {
        metadata?: Partial<Record<keyof Envelope, unknown>>;
      };
      return {
        resourceVersion: String(metadata?.resourceVersion ?? ''),
        continue: String(metadata?.continue ?? ''),
      };
    } catch {
      return undefined;
    }
  }

  #readEnvelope(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      const isInString = this.#isInString;
      this.#track(byte);
      // Only structure is looked at, and it is ASCII: bytes of other characters are in strings that nobody reads.
      if (this.#envelope.length < envelopeBytes) this.#envelope += String.fromCharCode(byte);
      if (isInString) continue;
      if (this.#depth === 0 && byte === code.close) this.#isWhole = true;
      if (byte === code.openList && this.#depth === 2 && itemsKey.test(this.#envelope)) {
        this.#where = 'items';
        this.#depth = 0;
        return at + 1;
      }
    }
    return bytes.length;
  }

  #track(byte: number): void {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === code.backslash) this.#isEscaped = true;
      else if (byte === code.quote) this.#isInString = false;
    } else if (byte === code.quote) this.#isInString = true;
    else if (byte === code.open || byte === code.openList) this.#depth++;
    else if (byte === code.close || byte === code.closeList) this.#depth--;
  }

  /** The hot loop: each byte of a cluster goes through it. State is kept in variables meanwhile. */
  #readItems(bytes: Uint8Array, from: number): number {
    let depth = this.#depth;
    let deepest = this.#deepest;
    let isInString = this.#isInString;
    let start = depth > 0 ? from : -1;
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at++;
    }
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (isInString) {
        if (byte === code.quote) isInString = false;
        else if (byte === code.backslash) at++;
        continue;
      }
      if (byte === code.quote) isInString = true;
      else if (byte === code.open || byte === code.openList) {
        if (depth === 0) start = at;
        depth++;
        if (depth > deepest) deepest = depth;
      } else if (byte === code.close || byte === code.closeList) {
        if (depth === 0) {
          this.#where = 'envelope';
          this.#depth = 1;
          this.#isInString = false;
          this.#envelope += ']';
          return at + 1;
        }
        depth--;
        if (depth > 0) continue;
        this.#pieces.add(bytes, start, at + 1);
        this.#tell(deepest);
        deepest = 0;
        start = -1;
      }
    }
    this.#isEscaped = at > bytes.length;
    this.#isInString = isInString;
    this.#depth = depth;
    this.#deepest = deepest;
    if (depth > 0) this.#pieces.add(bytes, start, bytes.length);
    return bytes.length;
  }

  #tell(deepest: number): void {
    const text = this.#pieces.take();
    if (text === undefined) this.#reader.overLimit('kubeObjectBytes');
    else if (deepest > this.#limits.depth) this.#reader.overLimit('depth');
    else this.#reader.item(text);
  }
}

/** A list begins at depth one right behind this key, which no value can end with there. */
const itemsKey = /(?<!\\)"items"\s*:\s*\[$/;

import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { limits } from '../../model/limits.ts';
import { Defect } from './defect.ts';
import { DuplicateKeys } from './duplicate-keys.ts';
import { endOf, isCollection, isEmptyScalar, startOf } from './event-stretch.ts';
import { keyOfPlain } from './key.ts';
import { type Members, setMember } from './member.ts';
import { mergeKey, type Places } from './places.ts';
import { resolvePlain } from './scalar.ts';
import { expandTag, resolveTagged } from './tag.ts';

/** A node that an anchor names. */
interface Anchored {
  readonly value: unknown;
  /** Nodes in it, those behind aliases counted each time. */
  readonly nodes: number;
  readonly row: number;
}

/** A built node and the offset behind its text, as far as events tell it. */
interface Built {
  readonly value: unknown;
  readonly end: number;
}

/** Keys have no place of their own besides that of their member. */
const noRow = -1;

const keyDetail = 'a key must be a string, number or boolean; quote it';
const templateDetail = 'a template ({{ … }}), which is no YAML yet; render it, or quote the value';

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Builds the value of one document from the parser's events, as kubectl would: keys become strings, a merge overrides what stands before it and yields
 * to what stands after it, the last of two equal keys wins. With `places`, notes where each member and item lies.
 */
export class Construction {
  readonly duplicates = new DuplicateKeys();
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #places: Places | undefined;
  readonly #anchors = new Map<string, Anchored | 'open'>();
  readonly #handles = new Map<string, string>();
  #at = 0;
  #nodes = 0;
  #aliases = 0;

  constructor(text: string, events: readonly Event[], places?: Places) {
    this.#text = text;
    this.#events = events;
    this.#places = places;
  }

  /** The document's value; `undefined` when it has no content at all. */
  build(): unknown {
    const first = this.#events[0];
    if (first?.type !== EVENT_ID.DOCUMENT) return undefined;
    for (const directive of first.directives)
      if (directive.kind === 'tag') this.#handles.set(directive.handle, directive.prefix);
    this.#at = 1;
    const node = this.#events[1];
    if (node === undefined || isEmptyScalar(node)) return undefined;
    const row = this.#places?.open(undefined, startOf(this.#text, node), startOf(this.#text, node)) ?? 0;
    const { value, end } = this.#node(row);
    this.#places?.close(row, end);
    this.#refuseAnother();
    return value;
  }

  /** The text was split at `---` before; a document that still follows stands behind a lone carriage return, and would be lost. */
  #refuseAnother(): void {
    const next = this.#events[this.#at + 2];
    if (next !== undefined && this.#events[this.#at + 1]?.type === EVENT_ID.DOCUMENT)
      throw new Defect(
        'invalid-yaml',
        'a second document; put "---" on a line of its own before it',
        startOf(this.#text, next),
      );
  }

  /** Takes the next node. `row` is its row in the places, for anchors. */
  #node(row: number): Built {
    const event = this.#events[this.#at++];
    if (event === undefined) throw new Error('the parser ended inside a node');
    const before = this.#nodes++;
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd, row);
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP)
      throw new Error('the parser opened no node');
    const anchor = event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const built = this.#content(event);
    if (anchor !== undefined)
      this.#anchors.set(anchor, { value: built.value, nodes: this.#nodes - before, row });
    return built;
  }

  #content(event: Exclude<Event, { type: 1 | 5 | 6 }>): Built {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return { value: this.#scalar(event), end: endOf(this.#text, event) };
      case EVENT_ID.SEQUENCE:
        return this.#sequence(event.start);
      case EVENT_ID.MAPPING:
        return this.#mapping(event.start);
    }
  }

  #alias(start: number, end: number, row: number): Built {
    const name = this.#text.slice(start, end);
    const anchored = this.#anchors.get(name);
    if (anchored === undefined)
      throw new Defect('invalid-yaml', `the alias *${name} has no anchor &${name} before it`, start - 1);
    if (anchored === 'open')
      throw new Defect('invalid-yaml', `the anchor &${name} contains an alias to itself`, start - 1);
    if (++this.#aliases > limits.aliasesPerDocument)
      throw new Defect('limit-exceeded', `over aliasesPerDocument (${limits.aliasesPerDocument})`, start - 1);
    this.#nodes += anchored.nodes;
    if (this.#nodes > limits.expandedNodes)
      throw new Defect(
        'limit-exceeded',
        `aliases expand to over expandedNodes (${limits.expandedNodes})`,
        start - 1,
      );
    if (anchored.row !== noRow) this.#places?.alias(row, anchored.row);
    return { value: anchored.value, end };
  }

  #scalar(event: ScalarEvent): unknown {
    const text = getScalarValue(this.#text, event);
    if (event.tagStart >= 0) {
      const raw = this.#text.slice(event.tagStart, event.tagEnd);
      return raw === '!' ? text : resolveTagged(expandTag(raw, this.#handles), text, event.tagStart);
    }
    return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : text;
  }

  #sequence(start: number): Built {
    const items: unknown[] = [];
    let end = start + 1;
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      const event = this.#events[this.#at];
      if (event === undefined) throw new Error('the parser left a sequence open');
      const from = isEmptyScalar(event) ? start : startOf(this.#text, event);
      const row = this.#places?.open(undefined, from, from) ?? 0;
      const item = this.#node(row);
      const itemEnd = item.end < 0 ? from : item.end;
      this.#places?.close(row, itemEnd);
      if (items.length === 0) end = itemEnd;
      items.push(item.value);
    }
    this.#at++;
    return { value: items, end };
  }

  #mapping(start: number): Built {
    const members: Members = {};
    /** Keys that came by a merge: to write them again is no duplicate. */
    const merged = new Set<string>();
    let end = -1;
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      const event = this.#events[this.#at];
      if (event === undefined) throw new Error('the parser left a mapping open');
      const memberEnd = this.#isMerge(event)
        ? this.#merge(members, merged, event)
        : this.#member(members, merged, event, start);
      if (end < 0) end = memberEnd;
    }
    this.#at++;
    return { value: members, end: end < 0 ? start + 1 : end };
  }

  #member(members: Members, merged: Set<string>, event: Event, mappingStart: number): number {
    const start = isEmptyScalar(event) ? mappingStart : startOf(this.#text, event);
    const key = this.#key(event, start);
    const keyEnd = endOf(this.#text, event);
    if (Object.hasOwn(members, key) && !merged.has(key)) this.duplicates.add(key, start);
    merged.delete(key);
    const row = this.#places?.open(key, start, keyEnd) ?? 0;
    const isScalar = !isCollection(this.#events[this.#at]);
    const { value, end } = this.#node(row);
    const memberEnd = isScalar && end >= 0 ? end : keyEnd;
    this.#places?.close(row, memberEnd);
    setMember(members, key, value);
    return memberEnd;
  }

  #key(event: Event, start: number): string {
    const isPlain =
      event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;
    const plain = isPlain ? getScalarValue(this.#text, event) : undefined;
    const { value } = this.#node(noRow);
    const key = plain === undefined ? keyOfValue(value) : keyOfPlain(plain);
    if (key === undefined)
      throw new Defect('invalid-yaml', this.#isTemplate(start) ? templateDetail : keyDetail, start);
    return key;
  }

  /** To YAML, `{{ x }}` is a mapping whose key is a mapping. */
  #isTemplate(keyStart: number): boolean {
    return this.#text.startsWith('{{', keyStart - 1);
  }

  #isMerge(event: Event): boolean {
    return (
      event.type === EVENT_ID.SCALAR &&
      event.style === SCALAR_STYLE.PLAIN &&
      event.valueEnd - event.valueStart === 2 &&
      this.#text.startsWith('<<', event.valueStart) &&
      (event.tagStart < 0 ||
        expandTag(this.#text.slice(event.tagStart, event.tagEnd), this.#handles).endsWith(':merge'))
    );
  }

  #merge(members: Members, merged: Set<string>, event: Event): number {
    const start = startOf(this.#text, event);
    this.#at++;
    const row = this.#places?.open(mergeKey, start, start + 2) ?? 0;
    const { value } = this.#node(row);
    this.#places?.close(row);
    // Of several, the first wins; so the last is taken over first.
    const sources: readonly unknown[] = Array.isArray(value) ? value.toReversed() : [value];
    for (const source of sources) {
      if (!isMembers(source))
        throw new Defect('invalid-yaml', 'a merge (<<) takes a mapping or a list of mappings', start);
      for (const key of Object.keys(source)) {
        setMember(members, key, source[key]);
        merged.add(key);
      }
    }
    return start + 2;
  }
}

const keyOfValue = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || typeof value === 'number' ? keyOfPlain(String(value)) : undefined;
};

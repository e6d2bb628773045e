import { align, runs } from './align.ts';
import { columnOf, type Layout } from './layout.ts';
import { LineEdits } from './line-edits.ts';
import { Refusal } from './refusal.ts';
import { renderFlow, renderItems, renderMember, renderMembers, renderScalar } from './render-value.ts';
import type { MappingNode, Member, Node, ScalarNode, SequenceNode } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';

type Value = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** Collects the edits that turn the text of one value into the text of another. Unchanged parts are the same objects, so they are never entered. */
export class EditPlan {
  readonly #edits: LineEdits;
  readonly #text: string;
  readonly #layout: Layout;

  constructor(text: string, layout: Layout) {
    this.#text = text;
    this.#layout = layout;
    this.#edits = new LineEdits(text, layout.newline);
  }

  /** What was collected. */
  get edits(): readonly TextEdit[] {
    return this.#edits.all;
  }

  change(node: Node, before: unknown, after: unknown): void {
    if (before === after) return;
    if (node.kind === 'alias') throw new Refusal('the place is shared through a YAML alias');
    if (node.kind === 'mapping' && isMapping(before) && isMapping(after))
      this.#changeMapping(node, before, after);
    else if (node.kind === 'sequence' && Array.isArray(before) && Array.isArray(after))
      this.#changeSequence(node, before, after);
    else if (node.kind === 'scalar' && (typeof after !== 'object' || after === null))
      this.#changeScalar(node, after);
    else throw new Refusal('the value cannot be replaced in place');
  }

  #changeScalar(node: ScalarNode, after: unknown): void {
    const quote = node.style === 'single' ? "'" : this.#layout.quote;
    const isQuoted = node.style === 'single' || node.style === 'double';
    const plain = renderScalar(after, { ...this.#layout, quote });
    const text =
      isQuoted && typeof after === 'string' && plain === after ? `${quote}${after}${quote}` : plain;
    const isGlued = node.style === 'empty' && !/\s/.test(this.#text[node.start - 1] ?? ' ');
    this.#edits.put(
      node.start,
      node.style === 'empty' ? node.start : node.end,
      `${isGlued ? ' ' : ''}${text}`,
    );
  }

  #changeMapping(node: MappingNode, before: Value, after: Value): void {
    const removed = node.members.filter(
      (member) => member.key !== undefined && !Object.hasOwn(after, member.key),
    );
    const added = Object.keys(after).filter(
      (key) => !node.members.some((member) => member.key === key) && before[key] !== after[key],
    );
    if (removed.length === node.members.length && node.members.length > 0)
      return this.#rewriteMapping(node, after);
    for (const member of node.members) {
      if (member.key === undefined || removed.includes(member)) continue;
      if (before[member.key] !== after[member.key])
        this.#changeMember(node, member, before[member.key], after[member.key]);
    }
    this.#removeMembers(node, removed);
    if (added.length > 0)
      this.#addMembers(node, removed, Object.fromEntries(added.map((key) => [key, after[key]])));
  }

  /** A member's value in place, or the whole member anew where its kind changes. */
  #changeMember(holder: MappingNode, member: Member, before: unknown, after: unknown): void {
    const { value } = member;
    const isSameKind =
      value.kind === 'alias' ||
      (value.kind === 'mapping' && isMapping(after)) ||
      (value.kind === 'sequence' && Array.isArray(after)) ||
      (value.kind === 'scalar' && (typeof after !== 'object' || after === null));
    if (isEmptied(value, after)) return this.#empty(member, value, after);
    if (isSameKind) return this.change(value, before, after);
    const key = member.key ?? '';
    if (holder.style === 'flow')
      return this.#edits.put(value.start, value.end, renderFlow(after, this.#layout));
    const lines = renderMember(key, after, columnOf(this.#text, member.keyStart), this.#layout);
    const name = this.#text.slice(member.keyStart, member.keyEnd);
    const [first = '', ...rest] = lines;
    const head = first.slice(first.indexOf(':'));
    this.#edits.put(member.keyStart, value.end, [`${name}${head}`, ...rest].join(this.#layout.newline));
  }

  /** `key:` with lines below becomes `key: []`. What is removed with the lines must hold no comment. */
  #empty(member: Member, value: Node, after: object): void {
    const colon = this.#text.indexOf(':', member.keyEnd) + 1;
    if (/(^|\s)#/.test(this.#text.slice(colon, value.end)))
      throw new Refusal('a comment stands in what would be removed');
    this.#edits.put(colon, value.end, Array.isArray(after) ? ' []' : ' {}');
  }

  /** Nothing of the mapping stays: it is written anew, or becomes `{}`. */
  #rewriteMapping(node: MappingNode, after: Value): void {
    if (node.style === 'flow' || isEmpty(after))
      return this.#edits.put(node.start, node.end, renderFlow(after, this.#layout));
    const column = columnOf(this.#text, node.members[0]?.keyStart ?? node.start);
    this.#edits.put(
      node.start,
      node.end,
      renderMembers(after, column, this.#layout).join(this.#layout.newline).trimStart(),
    );
  }

  #removeMembers(node: MappingNode, removed: readonly Member[]): void {
    if (node.style === 'flow')
      return this.#removeFromFlow(
        node.members.map(placeOf),
        removed.map((member) => node.members.indexOf(member)),
      );
    for (const member of removed) {
      const next = node.members[node.members.indexOf(member) + 1];
      if (this.#edits.startsLine(member.keyStart)) this.#edits.removeLines(member.keyStart, endOf(member));
      else if (next !== undefined && !removed.includes(next))
        this.#edits.put(member.keyStart, next.keyStart, '');
      else throw new Refusal('the member shares its line with others');
    }
  }

  /** Runs of neighbours go together with the comma behind them, or with the one before them when they are the last. */
  #removeFromFlow(places: readonly Place[], gone: readonly number[]): void {
    for (const { first, last } of runs(gone)) {
      const [start, end] = [places[first]?.start ?? 0, places[last]?.end ?? 0];
      const [before, after] = [places[first - 1], places[last + 1]];
      if (after !== undefined) this.#edits.put(start, after.start, '');
      else this.#edits.put(before?.end ?? start, end, '');
    }
  }

  #addMembers(node: MappingNode, removed: readonly Member[], added: Value): void {
    const kept = node.members.filter((member) => !removed.includes(member));
    const last = kept.at(-1);
    if (node.style === 'flow')
      return this.#addToFlow(
        node,
        last === undefined ? undefined : endOf(last),
        this.#flowMembers(node, added),
      );
    if (last === undefined) throw new Refusal('the mapping has no line to follow');
    const column = columnOf(this.#text, node.members[0]?.keyStart ?? 0);
    this.#edits.insertLines(endOf(last), renderMembers(added, column, this.#layout));
  }

  /** Members of a flow mapping over several lines get a line each, as JSON is written. */
  #flowMembers(node: MappingNode, added: Value): { readonly text: string; readonly separator: string } {
    const first = node.members[0];
    const isSpread = first !== undefined && this.#edits.startsLine(first.keyStart);
    const separator = isSpread
      ? `,${this.#layout.newline}${' '.repeat(columnOf(this.#text, first.keyStart))}`
      : ', ';
    const members = Object.entries(added).map(([key, value]) => {
      const rendered = isSpread
        ? this.#spread(value, columnOf(this.#text, first.keyStart))
        : renderFlow(value, this.#layout);
      return `${renderScalar(key, this.#layout)}: ${rendered}`;
    });
    return { text: members.join(separator), separator };
  }

  /** A value as JSON is written over several lines. */
  #spread(value: unknown, column: number): string {
    if (!this.#layout.isJson) return renderFlow(value, this.#layout);
    return JSON.stringify(value, undefined, this.#layout.step).replaceAll(
      '\n',
      `${this.#layout.newline}${' '.repeat(column)}`,
    );
  }

  #addToFlow(
    node: MappingNode | SequenceNode,
    lastEnd: number | undefined,
    { text, separator }: { text: string; separator: string },
  ): void {
    if (lastEnd !== undefined) return this.#edits.put(lastEnd, lastEnd, `${separator}${text}`);
    const inner = node.kind === 'mapping' && this.#layout.isSpaced ? ` ${text} ` : text;
    this.#edits.put(node.start + 1, node.end - 1, inner);
  }

  #changeSequence(node: SequenceNode, before: readonly unknown[], after: readonly unknown[]): void {
    if (after.length === 0) return this.#edits.put(node.start, node.end, '[]');
    const { kept, inserted } = align(before, after);
    if (kept.size === 0) return this.#rewriteSequence(node, after);
    const gone = before.map((_, index) => index).filter((index) => !kept.has(index));
    this.#removeItems(node, gone);
    for (const [from, to] of kept) {
      const item = node.items[from];
      if (item !== undefined && before[from] !== after[to])
        this.#changeItem(node, item.value, before[from], after[to]);
    }
    for (const [following, items] of inserted) this.#insertItems(node, following, items);
  }

  #changeItem(holder: SequenceNode, node: Node, before: unknown, after: unknown): void {
    const isKindKept =
      (node.kind === 'mapping') === isMapping(after) && (node.kind === 'sequence') === Array.isArray(after);
    if (isKindKept || node.kind === 'alias') return this.change(node, before, after);
    if (holder.style !== 'flow' && this.#text.slice(node.start, node.end).includes('\n'))
      throw new Refusal('the item spans lines');
    this.#edits.put(node.start, node.end, renderFlow(after, this.#layout));
  }

  #rewriteSequence(node: SequenceNode, after: readonly unknown[]): void {
    if (node.style === 'flow') return this.#edits.put(node.start, node.end, renderFlow(after, this.#layout));
    const column = columnOf(this.#text, node.items[0]?.start ?? node.start);
    this.#edits.put(
      node.start,
      node.end,
      renderItems(after, column, this.#layout).join(this.#layout.newline).trimStart(),
    );
  }

  #removeItems(node: SequenceNode, gone: readonly number[]): void {
    if (node.style === 'flow')
      return this.#removeFromFlow(
        node.items.map(({ start, value }) => ({ start, end: value.end })),
        gone,
      );
    for (const index of gone) {
      const item = node.items[index];
      if (item === undefined) continue;
      if (!this.#edits.startsLine(item.start)) throw new Refusal('the item shares its line with others');
      this.#edits.removeLines(item.start, Math.max(item.value.end, item.start + 1));
    }
  }

  /** Items before the item `following`; at the end when there is none. */
  #insertItems(node: SequenceNode, following: number | undefined, items: readonly unknown[]): void {
    const anchor = following === undefined ? undefined : node.items[following];
    if (node.style === 'flow') {
      const text = items.map((item) => renderFlow(item, this.#layout)).join(', ');
      if (anchor !== undefined) this.#edits.put(anchor.start, anchor.start, `${text}, `);
      else this.#addToFlow(node, node.items.at(-1)?.value.end, { text, separator: ', ' });
      return;
    }
    const column = columnOf(this.#text, node.items[0]?.start ?? node.start);
    const lines = renderItems(items, column, this.#layout);
    if (anchor === undefined) this.#edits.insertLines(node.items.at(-1)?.value.end ?? node.end, lines);
    else
      this.#edits.put(
        anchor.start,
        anchor.start,
        `${lines.join(this.#layout.newline).trimStart()}${this.#layout.newline}${' '.repeat(column)}`,
      );
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A block collection that loses all it holds. */
const isEmptied = (value: Node, after: unknown): after is object =>
  (value.kind === 'mapping' || value.kind === 'sequence') &&
  value.style === 'block' &&
  typeof after === 'object' &&
  after !== null &&
  isEmpty(after);

const endOf = (member: Member): number => Math.max(member.value.end, member.keyEnd);
const placeOf = (member: Member): Place => ({ start: member.keyStart, end: endOf(member) });

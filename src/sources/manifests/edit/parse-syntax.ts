import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { limits } from '../../../model/limits.ts';
import { keyOfPlain } from '../key.ts';
import type { AliasNode, Item, MappingNode, Member, Node, ScalarNode, SequenceNode } from './syntax.ts';

/** The syntax tree of a document that was read before; `undefined` when it has no content. Throws the parser's error on other text. */
export const parseSyntax = (text: string): Node | undefined => {
  const events = parseEvents(text, { maxDepth: limits.depth });
  const first = events[1];
  return first === undefined || first.type === EVENT_ID.POP
    ? undefined
    : new SyntaxParser(text, events).node(0);
};

class SyntaxParser {
  readonly #text: string;
  readonly #events: readonly Event[];
  #at = 1;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** The next node. `from` is where it stands when it is not written. */
  node(from: number): Node {
    const event = this.#events[this.#at++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event, from);
      case EVENT_ID.ALIAS:
        return { kind: 'alias', start: event.anchorStart - 1, end: event.anchorEnd } satisfies AliasNode;
      case EVENT_ID.SEQUENCE:
        return this.#sequence(this.#text.startsWith('[', event.start), event.start);
      case EVENT_ID.MAPPING:
        return this.#mapping(this.#text.startsWith('{', event.start), event.start);
      default:
        throw new Error('the parser opened no node');
    }
  }

  #scalar(event: ScalarEvent, from: number): ScalarNode {
    if (event.valueStart < 0)
      return {
        kind: 'scalar',
        style: 'empty',
        start: from,
        end: Math.max(from, event.tagEnd, event.anchorEnd),
      };
    switch (event.style) {
      case SCALAR_STYLE.SINGLE_QUOTED:
        return { kind: 'scalar', style: 'single', start: event.valueStart - 1, end: event.valueEnd + 1 };
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return { kind: 'scalar', style: 'double', start: event.valueStart - 1, end: event.valueEnd + 1 };
      case SCALAR_STYLE.PLAIN:
        return event.valueStart === event.valueEnd
          ? { kind: 'scalar', style: 'empty', start: from, end: from }
          : { kind: 'scalar', style: 'plain', start: event.valueStart, end: event.valueEnd };
      default:
        return { kind: 'scalar', style: 'block', start: this.#visibleFrom(from), end: this.#blockEnd(event) };
    }
  }

  #visibleFrom(from: number): number {
    const spaces = /^\s*/.exec(this.#text.slice(from, from + 1000));
    return from + (spaces?.[0].length ?? 0);
  }

  /** A block scalar ends with its last visible character; the line breaks behind it are nobody's. */
  #blockEnd(event: ScalarEvent): number {
    return event.valueStart + this.#text.slice(event.valueStart, event.valueEnd).trimEnd().length;
  }

  #sequence(isFlow: boolean, start: number): SequenceNode {
    const items: Item[] = [];
    let end = start + 1;
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      const dash = isFlow ? end : this.#nextDash(items.length === 0 ? start : end);
      const value = this.node(isFlow ? end : dash + 1);
      items.push({ start: isFlow ? value.start : dash, value });
      end = Math.max(value.end, dash + 1);
    }
    this.#at++;
    return {
      kind: 'sequence',
      style: isFlow ? 'flow' : 'block',
      start,
      end: isFlow ? this.#closing(end, ']') : end,
      items,
    };
  }

  #mapping(isFlow: boolean, start: number): MappingNode {
    const members: Member[] = [];
    let end = start + (isFlow ? 1 : 0);
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      const member = this.#member(end);
      members.push(member);
      end = Math.max(member.value.end, member.keyEnd);
    }
    this.#at++;
    return {
      kind: 'mapping',
      style: isFlow ? 'flow' : 'block',
      start,
      end: isFlow ? this.#closing(end, '}') : end,
      members,
    };
  }

  #member(from: number): Member {
    const event = this.#events[this.#at];
    const isPlain = event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
    const decoded = event?.type === EVENT_ID.SCALAR ? getScalarValue(this.#text, event) : undefined;
    const key = this.node(from);
    const isMerge = isPlain && decoded === '<<';
    const colon = this.#skipTo(key.end, ':');
    const value = this.node(colon + 1);
    return {
      key: isMerge ? undefined : keyOf(decoded, isPlain),
      keyStart: key.start,
      keyEnd: key.end,
      value:
        value.kind === 'scalar' && value.style === 'empty'
          ? { ...value, end: Math.max(value.end, colon + 1) }
          : value,
    };
  }

  /** The dash of the next item: only white space and comments can stand before it. */
  #nextDash(from: number): number {
    return this.#skipTo(from, '-');
  }

  #closing(from: number, bracket: string): number {
    return this.#skipTo(from, bracket) + 1;
  }

  /** Offset of a character before which nothing stands but white space, comments and commas; `from` where it is not there. */
  #skipTo(from: number, wanted: string): number {
    let at = from;
    while (at < this.#text.length) {
      const character = this.#text[at];
      if (character === wanted) return at;
      if (character === '#') {
        const lineEnd = this.#text.indexOf('\n', at);
        at = lineEnd < 0 ? this.#text.length : lineEnd;
      } else if (character !== undefined && /[\s,]/.test(character)) at++;
      else return from;
    }
    return from;
  }
}

/** A plain key reads as kubectl reads it (`no:` is "false"); a quoted one as it stands; one that is no scalar has no name. */
const keyOf = (decoded: string | undefined, isPlain: boolean): string | undefined =>
  decoded !== undefined && isPlain ? keyOfPlain(decoded) : decoded;
